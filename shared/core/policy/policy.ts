import { z } from "zod";

const domain = z
  .string()
  .max(253)
  .regex(/^(?!-)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u, "is not a domain such as clinic.example")
  .transform((value) => value.toLowerCase());

/** https everywhere; plain http only on this machine (tests, the demo). */
export const endpointUrl = z
  .url()
  .refine((value) => isSafeOrigin(value), "must be https (http only on localhost)")
  .transform((value) => value.replace(/\/+$/, ""));

/** Closed list, so that reasons can be counted in the audit log without holding text. */
export const overrideReasons = ["not-patient-information", "patient-agreed", "emergency", "other"] as const;
export type OverrideReason = (typeof overrideReasons)[number];

/**
 * The organisation's rules, as one JSON document. Unknown keys are an error: a rule with a typing mistake in
 * its name must not silently vanish.
 */
export const policySchema = z.strictObject({
  schema: z.literal("sealpost-policy/1").describe("Format of this document"),
  version: z.int().min(1).describe("Raised by one with each change"),
  organisation: z.strictObject({
    name: z.string().min(1).max(120).describe("As recipients know it; stands in every notice"),
    contact: z.string().max(200).default("").describe("Whom a recipient can ask; stands in every notice"),
  }),
  domains: z.array(domain).max(10_000).describe("Mail domains of the organisation itself; all others are outside"),
  endpoint: endpointUrl.nullable().describe("Secure delivery endpoint; null: nothing can be sealed"),
  sealing: z.strictObject({
    confirm: z.boolean().default(true).describe("Ask before sealing; false: seal as soon as the verdict is protect"),
    expiryDays: z.int().min(1).max(365).default(30).describe("Days until a sealed message can no longer be opened"),
    escrowKeys: z
      .array(z.string().startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----"))
      .max(10)
      .default([])
      .describe("Armored OpenPGP public keys that can open every sealed message"),
  }),
  override: z.strictObject({
    allowed: z.boolean().default(false).describe("May a user send despite a finding"),
    reasons: z.array(z.enum(overrideReasons)).default([...overrideReasons]),
  }),
  notice: z.strictObject({
    subject: z.strictObject({
      en: z.string().min(1).max(120).default("You have a secure message"),
      es: z.string().min(1).max(120).default("Tiene un mensaje seguro"),
    }),
  }),
  neutralSubject: z
    .string()
    .min(1)
    .max(120)
    .default("Please see message")
    .describe("Stands in the subject line when the user moves a subject into the message"),
  guidance: z.string().max(500).default("").describe("Shown in the pane beside the findings"),
});

/** A policy that passed the schema, with every default filled in. */
export type Policy = z.output<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;

function isSafeOrigin(value: string): boolean {
  const match = /^(https?):\/\/(\[[^\]]+\]|[^/:?#@]+)(?::\d+)?(?:\/[^?#]*)?$/.exec(value);
  if (match === null) return false;
  return match[1] === "https" || ["localhost", "127.0.0.1", "[::1]"].includes(match[2] ?? "");
}
