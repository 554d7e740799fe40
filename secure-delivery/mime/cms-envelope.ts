import { createCipheriv, randomBytes } from "node:crypto";
import { OctetString } from "asn1js";
import { AlgorithmIdentifier, ContentInfo, EncryptedContentInfo, EnvelopedData } from "pkijs";
import { cmsRecipient } from "./cms-recipient.ts";

const oid = {
  data: "1.2.840.113549.1.7.1",
  envelopedData: "1.2.840.113549.1.7.3",
  aes256Cbc: "2.16.840.1.101.3.4.1.42",
} as const;

/** CMS EnvelopedData in DER for one certificate: AES-256-CBC, which every S/MIME client reads. Throws for a key that cannot be used. */
export function cmsEnvelope(content: Uint8Array, certificate: Uint8Array): Buffer {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const recipient = cmsRecipient(key, certificate);
  const enveloped = new EnvelopedData({
    // RFC 5652, 6.1: 0 as long as every recipient's own version is 0.
    version: recipient.variant === 1 ? 0 : 2,
    recipientInfos: [recipient],
    encryptedContentInfo: new EncryptedContentInfo({
      contentType: oid.data,
      contentEncryptionAlgorithm: new AlgorithmIdentifier({
        algorithmId: oid.aes256Cbc,
        algorithmParams: new OctetString({ valueHex: iv }),
      }),
      encryptedContent: new OctetString({ valueHex: encrypted }),
      disableSplit: true,
    }),
  });
  const info = new ContentInfo({ contentType: oid.envelopedData, content: enveloped.toSchema() });
  return Buffer.from(info.toSchema().toBER());
}
