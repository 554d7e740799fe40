import { z } from "zod";
import { encryptionTechnologies } from "../draft/encryption.ts";

/** Existing vendors whose trigger we know (docs of each vendor; data in delivery/gateway-profiles.ts). */
export const gatewayProfileIds = [
  "microsoft-365",
  "zix",
  "proofpoint",
  "barracuda",
  "mimecast",
  "cisco",
  "seppmail",
  "nhsmail",
  "luxsci-smtp",
  "hornet",
  "custom-header",
] as const;
export type GatewayProfileId = (typeof gatewayProfileIds)[number];

const gatewayTerms = z.strictObject({
  profile: z.enum(gatewayProfileIds).describe("Whose gateway the organisation's mail goes through"),
  word: z
    .string()
    .regex(/^[\x21-\x7e]{1,60}$/, "is not one word of plain letters")
    .optional()
    .describe("The organisation's own word in the profile's subject tag or header, where the vendor lets it choose"),
  header: z
    .string()
    .regex(/^X-[A-Za-z0-9-]{1,60}$/, "is not a header name such as X-Our-Gateway")
    .optional()
    .describe("For custom-header: its name"),
  countsAs: z
    .enum(["tls", "sealed"])
    .default("tls")
    .describe("What the gateway does with a triggered message: verified transport, or encryption to the recipient"),
  provenOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe("Day on which the self-test passed (sealpost gateway test); until then it protects nothing"),
});
export type GatewayTerms = z.output<typeof gatewayTerms>;

/** The ways that protected mail may take besides a sealed pickup. */
export const deliveryTerms = z.strictObject({
  submit: z
    .boolean()
    .default(false)
    .describe(
      "Hand protected messages to the endpoint, which delivers to each recipient by the best way; needs sealing.deliveryKey",
    ),
  clientEncryption: z
    .array(z.enum(encryptionTechnologies))
    .default([...encryptionTechnologies])
    .describe("Encryption of the mail client itself that counts as protection"),
  gateway: gatewayTerms.nullable().default(null).describe("The organisation's existing gateway; null: none"),
  offline: z
    .enum(["queue", "hold"])
    .default("queue")
    .describe(
      "Send without a connection (Thunderbird). queue: ordinary mail waits in the Outbox, and protected mail in its window, from which it goes by itself when there is a connection again and nothing was changed; hold: every message stays in its window until Send is pressed again",
    ),
});
