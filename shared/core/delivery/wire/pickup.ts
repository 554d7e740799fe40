import { z } from "zod";
import { address, messageId, secretVerifier, serverShare, timestamp } from "./fields.ts";
import { webauthn } from "./passkeys.ts";

/** `by`: where the code goes; `sms` only where the sender gave a number. */
export const pickupChallenge = z
  .strictObject({ address, by: z.enum(["email", "sms"]).default("email") })
  .meta({ id: "PickupChallenge" });
/** The answer to every challenge, known address or not: it must tell nothing. */
export const pickupChallenged = z
  .object({
    codeMinutes: z.int(),
    /** A word that sender and recipient agreed upon is asked for as well. */
    secret: z.boolean(),
    /** What the word is stretched with; absent: the message's id. */
    secretSalt: messageId.optional(),
    /** Several people read one of the addresses: each reader is asked for a name. */
    named: z.boolean(),
    /** A code can come by text message. */
    sms: z.boolean(),
  })
  .meta({ id: "PickupChallenged" });
export type PickupChallenged = z.infer<typeof pickupChallenged>;

const besides = {
  address,
  /** Of the agreed word (secret-verifier.ts), where there is one. */
  secret: secretVerifier.optional(),
  /** Of the person who reads, where several read one address. */
  name: z
    .string()
    .regex(/^[^\p{C}]{1,80}$/u, "is not a name")
    .optional(),
};

/** One proof of the address: a mailed code, a browser that was trusted, or a passkey. */
export const pickupOpen = z
  .union([
    z.strictObject({ ...besides, code: z.string().regex(/^\d{6}$/), trust: z.boolean().default(false) }),
    z.strictObject({ ...besides, device: z.string().min(43).max(43) }),
    z.strictObject({ ...besides, passkey: webauthn }),
  ])
  .meta({ id: "PickupOpen" });
export type PickupOpen = z.infer<typeof pickupOpen>;

/** `ticket` fetches the sealed content, for a few minutes. */
export const pickupOpened = z
  .object({
    serverShare,
    ticket: z.string(),
    expiresAt: timestamp,
    /** Opens without a code from now on, where the reader asked for it. */
    device: z.string().optional(),
  })
  .meta({ id: "PickupOpened" });
export type PickupOpened = z.infer<typeof pickupOpened>;
