import { z } from "zod";

const publicKey = z.string().startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----");

export const sealingTerms = z.strictObject({
  confirm: z.boolean().default(true).describe("Ask before sealing; false: seal as soon as the verdict is protect"),
  expiryDays: z.int().min(1).max(365).default(30).describe("Days until a sealed message can no longer be opened"),
  escrowKeys: z
    .array(publicKey)
    .max(10)
    .default([])
    .describe("Armored OpenPGP public keys that can open every sealed message"),
  deliveryKey: publicKey.optional().describe("The endpoint's own key, for messages that it delivers itself"),
  pickup: z
    .array(z.enum(["email-code", "passkey", "shared-secret", "sms"]))
    .min(1)
    .default(["email-code"])
    .describe("How a recipient proves who they are"),
  sharedAddresses: z
    .array(z.string().toLowerCase().max(254))
    .max(10_000)
    .default([])
    .describe("Addresses, or domains, where several people read one mailbox: the pickup asks each for a name"),
});

/** Closed list, so that reasons can be counted in the audit log without holding text. */
export const overrideReasons = ["not-patient-information", "patient-agreed", "emergency", "other"] as const;
export type OverrideReason = (typeof overrideReasons)[number];

export const overrideTerms = z.strictObject({
  allowed: z.boolean().default(false).describe("May a user send despite a finding"),
  reasons: z
    .array(z.enum(overrideReasons))
    .default([...overrideReasons])
    .describe("What a user may give as the reason; it is counted in the audit log"),
  breakGlass: z
    .boolean()
    .default(false)
    .describe("Where overrides are not allowed: may a clinician still send in an emergency, recorded as such"),
});
