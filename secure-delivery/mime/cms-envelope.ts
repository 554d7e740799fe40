import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from "node:crypto";
import { Null, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  EncryptedContentInfo,
  EnvelopedData,
  IssuerAndSerialNumber,
  KeyTransRecipientInfo,
  RecipientInfo,
} from "pkijs";

const oid = {
  data: "1.2.840.113549.1.7.1",
  envelopedData: "1.2.840.113549.1.7.3",
  rsaEncryption: "1.2.840.113549.1.1.1",
  aes256Cbc: "2.16.840.1.101.3.4.1.42",
} as const;

/**
 * CMS EnvelopedData in DER for one certificate: AES-256-CBC, key by RSA PKCS#1 v1.5, which every S/MIME client reads. The key
 * and the content are encrypted by Node, because WebCrypto has no PKCS#1 v1.5; pkijs writes the structure. Throws
 * when the certificate has no RSA key.
 */
export function cmsEnvelope(content: Uint8Array, certificate: Uint8Array): Buffer {
  const { publicKey } = new X509Certificate(certificate);
  if (publicKey.asymmetricKeyType !== "rsa") throw new Error("only RSA certificates can be encrypted to");
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  const { issuer, serialNumber } = Certificate.fromBER(certificate);
  const recipient = new KeyTransRecipientInfo({
    version: 0,
    rid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    keyEncryptionAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.rsaEncryption, algorithmParams: new Null() }),
    encryptedKey: new OctetString({ valueHex: wrapped }),
  });
  const enveloped = new EnvelopedData({
    version: 0,
    recipientInfos: [new RecipientInfo({ variant: 1, value: recipient })],
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
