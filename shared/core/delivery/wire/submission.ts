import { z } from "zod";
import { address, base64, messageId, secretVerifier, serverShare, timestamp } from "./fields.ts";
import { uploadRef } from "./upload.ts";

/** What the client hands over: ciphertext, one share of the key, and whom to open for. Nothing readable. */
export const submission = z
  .strictObject({
    id: messageId,
    from: address,
    recipients: z.array(address).min(1).max(1_000),
    expiresAt: timestamp,
    serverShare,
    /** The OpenPGP message, binary, in base64. */
    sealed: base64,
    /** Verifier of a word that sender and recipients agreed upon: readers are asked for it besides the code. */
    secret: secretVerifier.optional(),
    /** What the word was stretched with (secret-verifier.ts); left out: the message's id. */
    secretSalt: messageId.optional(),
    /** True where several people read one address: each of them gives a name. In the order of the recipients. */
    shared: z.array(z.boolean()).optional(),
    /** Telephone numbers (E.164) for codes by text message, in the order of the recipients; null: none. */
    phones: z
      .array(
        z
          .string()
          .regex(/^\+[1-9]\d{6,14}$/, "is not a telephone number such as +15550100123")
          .nullable(),
      )
      .optional(),
  })
  .meta({ id: "Submission" });
export type Submission = z.infer<typeof submission>;

/** A submission whose sealed message was uploaded before, whole. */
export const uploadedSubmission = submission
  .omit({ sealed: true })
  .extend({ upload: uploadRef })
  .meta({ id: "UploadedSubmission" });
export type UploadedSubmission = z.infer<typeof uploadedSubmission>;

export const storedReceipt = z
  .object({ id: messageId, storedAt: timestamp, expiresAt: timestamp })
  .meta({ id: "StoredReceipt" });
export type StoredReceipt = z.infer<typeof storedReceipt>;
