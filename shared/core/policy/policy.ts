import { z } from "zod";
import { deliveryTerms } from "./delivery-terms.ts";
import { domainName } from "./domain-name.ts";
import { partnerSchema } from "./partner.ts";
import { registerTerms } from "./register-terms.ts";
import { ruleId, ruleSchema, textUpTo } from "./rule.ts";
import { overrideTerms, sealingTerms } from "./sealing-terms.ts";
import { auditTerms, disclaimerSchema, noticeTerms, templateSchema, trainingTerms } from "./text-terms.ts";

export { type OverrideReason, overrideReasons } from "./sealing-terms.ts";

/** https everywhere; plain http only on this machine (tests, the demo). */
export const endpointUrl = z
  .url()
  .refine((value) => isSafeOrigin(value), "must be https (http only on localhost)")
  .transform((value) => value.replace(/\/+$/, ""));

/** What an organisation sets, and a group may set otherwise for its members. */
const settings = {
  endpoint: endpointUrl.nullable().describe("Secure delivery endpoint; null: nothing can be sealed"),
  sealing: sealingTerms,
  delivery: deliveryTerms,
  override: overrideTerms,
  rules: z.array(ruleSchema).max(500).describe("One with the id of a built-in rule takes its place"),
  neutralSubject: z
    .string()
    .min(1)
    .max(120)
    .describe("Stands in the subject line when the user moves a subject into the message"),
  guidance: z
    .union([z.string().max(2_000), textUpTo(2_000)])
    .describe("The organisation's policy in plain words, in one language or in each; shown in the pane"),
  disclaimers: z
    .array(disclaimerSchema)
    .max(50)
    .describe("What is added to a message by the way it takes; a group's come besides the organisation's"),
} as const;

const limits = z.strictObject({
  outsideRecipients: z.int().min(1).max(1_000).default(10).describe("More in To and Cc than this are asked about"),
  decisionMinutes: z.int().min(1).max(60).default(15).describe("How long an answer of the user holds"),
});

/** Members by address or by domain; what is given takes the place of the organisation's for them, leaf by leaf. */
export const groupSchema = z.strictObject({
  id: ruleId.describe("By which rules name it"),
  members: z
    .array(z.string().toLowerCase().max(254))
    .min(1)
    .max(10_000)
    .describe("Addresses of senders, or domains: all senders there"),
  settings: withoutDefaults(
    z.strictObject({
      ...settings,
      sealing: withoutDefaults(sealingTerms).describe("As `sealing` above, what of it is otherwise"),
      delivery: withoutDefaults(deliveryTerms).describe("As `delivery` above, what of it is otherwise"),
      override: withoutDefaults(overrideTerms).describe("As `override` above, what of it is otherwise"),
    }),
  )
    .default({})
    .describe("What holds otherwise for the members; rules add to the organisation's, or replace one of the same id"),
});
export type Group = z.output<typeof groupSchema>;

/**
 * The organisation's rules, as one JSON document. Unknown keys are an error: a rule with a typing mistake in
 * its name must not silently vanish.
 */
export const policySchema = z.strictObject({
  schema: z.literal("sealpost-policy/1").describe("Format of this document"),
  version: z.int().min(1).describe("Raised by one with each change; an older one is never taken again"),
  expires: z.iso.datetime().optional().describe("Not in force from then on"),
  organisation: z
    .strictObject({
      name: z.string().min(1).max(120).describe("As recipients know it; stands in every notice"),
      contact: z.string().max(200).default("").describe("Whom a recipient can ask; stands in every notice"),
    })
    .describe("Who sends"),
  domains: z.array(domainName).max(10_000).describe("Mail domains of the organisation itself"),
  partners: z
    .array(partnerSchema)
    .max(20_000)
    .default([])
    .describe("Organisations that mail is exchanged with under an agreement"),
  endpoint: settings.endpoint,
  sealing: settings.sealing.prefault({}).describe("How messages are sealed and opened"),
  delivery: settings.delivery.prefault({}).describe("Other ways that protected mail may take"),
  override: settings.override.prefault({}).describe("Whether and why a user may go on despite a finding"),
  rules: settings.rules.default([]),
  groups: z
    .array(groupSchema)
    .max(500)
    .default([])
    .describe("Senders for whom something holds otherwise, or whom rules name; later ones win"),
  locked: z
    .array(
      z.enum(["endpoint", "sealing", "delivery", "override", "rules", "neutralSubject", "guidance", "disclaimers"]),
    )
    .default([])
    .describe("Settings that no group may change"),
  registers: registerTerms.prefault({}).describe("Rules for the endpoint's registers of what patients asked for"),
  templates: z.array(templateSchema).max(100).default([]).describe("Safe texts that are inserted with one click"),
  disclaimers: settings.disclaimers.default([]),
  audit: auditTerms.prefault({}).describe("Where the clients' audit events go besides the sender's own machine"),
  training: trainingTerms.prefault({}).describe("The one-minute practice in the pane"),
  notice: noticeTerms.prefault({ subject: {} }).describe("The notice that brings the link to a sealed message"),
  neutralSubject: settings.neutralSubject.default("Please see message"),
  guidance: settings.guidance.default(""),
  languages: z
    .array(z.enum(["en", "es"]))
    .min(1)
    .default(["en", "es"])
    .describe("Languages of the organisation's patients and staff"),
  limits: limits.prefault({}).describe("Counts and times"),
});

/** A policy that passed the schema, with every default filled in. */
export type Policy = z.output<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;

/** The same keys, all optional: a default would silently take the organisation's value away. */
function withoutDefaults<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const bare = Object.entries(schema.shape).map(([key, field]) => [
    key,
    (field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : (field as z.ZodType)).optional(),
  ]);
  return z.strictObject(Object.fromEntries(bare)) as unknown as z.ZodType<Partial<z.output<z.ZodObject<Shape>>>>;
}

function isSafeOrigin(value: string): boolean {
  const match = /^(https?):\/\/(\[[^\]]+\]|[^/:?#@]+)(?::\d+)?(?:\/[^?#]*)?$/.exec(value);
  if (match === null) return false;
  return match[1] === "https" || ["localhost", "127.0.0.1", "[::1]"].includes(match[2] ?? "");
}
