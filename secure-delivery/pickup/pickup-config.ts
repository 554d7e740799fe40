import { z } from "zod";

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
});
export type PickupConfig = z.output<typeof pickupConfig>;
