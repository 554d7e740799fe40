import { z } from "zod";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";

/** Ways to prove oneself besides the mailed code; all off unless the organisation switches them on. */
export const pickupConfig = z.strictObject({
  passkeys: z.boolean().default(false).describe("A reader who opened with a code may make a passkey for the next time"),
  trustedDeviceDays: z
    .number()
    .min(0)
    .max(90)
    .default(0)
    .describe("For so long a reader may trust their browser and need no code there; 0: never"),
  sms: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).describe("Takes POST {to, text} in JSON and answers 2xx"),
      key: z.string().min(16).describe("Signs the body: X-Sealpost-Signature: sha256=<hex HMAC-SHA256>"),
      timeoutMs: z.int().min(100).default(10_000),
    })
    .nullable()
    .default(null)
    .describe("Webhook that sends text messages; for recipients whose number the sender gave"),
  incidentAddress: z
    .string()
    .transform((value, context) => {
      const address = parseEmailAddress(value);
      if (address === null) context.addIssue("is not one e-mail address");
      return address;
    })
    .nullable()
    .default(null)
    .describe("Whom to tell too, besides the sender, when a reader says that a message was not meant for them"),
});
export type PickupConfig = z.output<typeof pickupConfig>;
