import { z } from "zod";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";

const address = z.string().refine((value) => parseEmailAddress(value) !== null, "is not one e-mail address");

/** What the endpoint needs to deliver messages itself. */
export const deliveryConfig = z.strictObject({
  key: z
    .string()
    .min(1)
    .describe("File of the armored OpenPGP private key; its public half is the policy's sealing.deliveryKey"),
  passphrase: z.string().default("").describe("Of the key; best as SEALPOST_DELIVERY__PASSPHRASE in the environment"),
  bounceAddress: address.describe("Envelope sender; bounces come back to it with a +tag"),
  bounceSecret: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "is not 16 to 200 visible ASCII characters")
    .nullable()
    .default(null)
    .describe("Bearer secret of whoever hands bounces in at POST /v1/bounces; null: nobody may"),
  undoSeconds: z.int().min(0).max(3_600).default(0).describe("Nothing goes out before"),
  leaseSeconds: z
    .int()
    .min(1)
    .max(3_600)
    .default(60)
    .describe("After so long without a sign of life, another process takes over what one had begun"),
  deferMinutes: z
    .number()
    .positive()
    .max(5 * 24 * 60)
    .default(240)
    .describe("A way that only puts us off for so long is given up for the portal"),
  contact: z.string().max(200).default("").describe("Whom a recipient can ask; stands in every notice"),
  noticeSubject: z
    .strictObject({ en: z.string().min(1).max(120), es: z.string().min(1).max(120) })
    .default({ en: "You have a secure message", es: "Tiene un mensaje seguro" }),
  dkim: z
    .array(
      z.strictObject({
        domain: z.string().min(3),
        selector: z.string().min(1),
        key: z.string().min(1).describe("PEM file"),
      }),
    )
    .default([])
    .describe("One for each domain that users send from; without one for theirs, mail is not signed"),
  openpgp: z
    .strictObject({
      key: z.string().min(1).describe("File of the armored OpenPGP private key"),
      passphrase: z.string().default("").describe("Best as SEALPOST_DELIVERY__OPENPGP__PASSPHRASE in the environment"),
    })
    .nullable()
    .default(null)
    .describe("The organisation's key that signs what goes out as PGP/MIME; null: it is encrypted and not signed"),
  smime: z
    .strictObject({
      certificate: z.string().min(1).describe("PEM file: the certificate, then those between it and the root"),
      key: z.string().min(1).describe("PEM file"),
      passphrase: z.string().nullable().default(null),
    })
    .nullable()
    .default(null)
    .describe("Signs what goes out as S/MIME; null: nothing does"),
});
export type DeliveryConfig = z.output<typeof deliveryConfig>;
