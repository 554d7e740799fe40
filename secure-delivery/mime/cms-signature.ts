import { createHash, createPrivateKey, type KeyObject, sign, type X509Certificate } from "node:crypto";
import { Null, ObjectIdentifier, OctetString, UTCTime } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  sha256: "2.16.840.1.101.3.4.2.1",
  rsaEncryption: "1.2.840.113549.1.1.1",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
} as const;

/** The organisation's certificate, or that of its sending service, with its key and those between it and the root. */
export interface SmimeSigner {
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject;
}

/** Throws when the two do not belong together or are not RSA. */
export function smimeSigner(
  certificates: readonly X509Certificate[],
  keyPem: string,
  passphrase: string | null,
): SmimeSigner {
  const [certificate, ...chain] = certificates;
  const key = createPrivateKey({ key: keyPem, ...(passphrase === null ? {} : { passphrase }) });
  if (certificate === undefined || key.asymmetricKeyType !== "rsa" || !certificate.checkPrivateKey(key))
    throw new Error("the certificate and the key do not belong together, or are not RSA");
  return { certificate, chain, key };
}

/** A detached CMS signature in DER: RSA with SHA-256 over signed attributes. */
export function cmsSignature(content: Uint8Array, { certificate, chain, key }: SmimeSigner, at: Date): Buffer {
  const own = Certificate.fromBER(certificate.raw);
  const sha256 = (): AlgorithmIdentifier =>
    new AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new Null() });
  const attributes = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
      new Attribute({ type: oid.signingTime, values: [new UTCTime({ valueDate: at })] }),
      new Attribute({
        type: oid.messageDigest,
        values: [new OctetString({ valueHex: createHash("sha256").update(content).digest() })],
      }),
    ],
  });
  // What is signed is a SET OF (0x31), though it stands in the message under an implicit tag (RFC 5652 5.4).
  const encoded = Buffer.from(attributes.toSchema().toBER());
  encoded[0] = 0x31;
  attributes.encodedValue = new Uint8Array(encoded).buffer;
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [own, ...chain.map(({ raw }) => Certificate.fromBER(raw))],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: sha256(),
        signedAttrs: attributes,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.rsaEncryption, algorithmParams: new Null() }),
        signature: new OctetString({ valueHex: sign("sha256", encoded, key) }),
      }),
    ],
  });
  const info = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}
