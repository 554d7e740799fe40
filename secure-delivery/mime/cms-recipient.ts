import {
  constants,
  createCipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  X509Certificate,
} from "node:crypto";
import { Constructed, Null, OctetString, Sequence } from "asn1js";
import {
  AlgorithmIdentifier,
  Certificate,
  IssuerAndSerialNumber,
  KeyAgreeRecipientIdentifier,
  KeyAgreeRecipientInfo,
  KeyTransRecipientInfo,
  OriginatorIdentifierOrKey,
  OriginatorPublicKey,
  PublicKeyInfo,
  RecipientEncryptedKey,
  RecipientEncryptedKeys,
  RecipientInfo,
} from "pkijs";

const oid = {
  rsaEncryption: "1.2.840.113549.1.1.1",
  /** dhSinglePass-stdDH-sha256kdf-scheme (RFC 5753). */
  ecdhSha256: "1.3.132.1.11.1",
  aes256Wrap: "2.16.840.1.101.3.4.1.45",
} as const;

const wrapStart = Buffer.from("a6a6a6a6a6a6a6a6", "hex");

/**
 * The content's key for one certificate: by RSA PKCS#1 v1.5, which every S/MIME client reads, or by ECDH with a key of its own and
 * AES key wrap (RFC 5753). Encrypted by Node, because WebCrypto has no PKCS#1 v1.5; pkijs writes the structure. Throws
 * for a key of another kind.
 */
export function cmsRecipient(key: Buffer, certificate: Uint8Array): RecipientInfo {
  const { publicKey } = new X509Certificate(certificate);
  const { issuer, serialNumber } = Certificate.fromBER(certificate);
  const whose = new IssuerAndSerialNumber({ issuer, serialNumber });
  if (publicKey.asymmetricKeyType === "rsa") return byTransport(key, publicKey, whose);
  if (publicKey.asymmetricKeyType === "ec") return byAgreement(key, publicKey, whose);
  throw new Error("only RSA and EC certificates can be encrypted to");
}

function byTransport(key: Buffer, publicKey: KeyObject, rid: IssuerAndSerialNumber): RecipientInfo {
  const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  const value = new KeyTransRecipientInfo({
    version: 0,
    rid,
    keyEncryptionAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.rsaEncryption, algorithmParams: new Null() }),
    encryptedKey: new OctetString({ valueHex: wrapped }),
  });
  return new RecipientInfo({ variant: 1, value });
}

function byAgreement(key: Buffer, publicKey: KeyObject, whose: IssuerAndSerialNumber): RecipientInfo {
  const namedCurve = publicKey.asymmetricKeyDetails?.namedCurve ?? "";
  const own = generateKeyPairSync("ec", { namedCurve });
  const wrapAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.aes256Wrap });
  const agreed = diffieHellman({ privateKey: own.privateKey, publicKey });
  const cipher = createCipheriv("id-aes256-wrap", keyFrom(agreed, wrapAlgorithm), wrapStart);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const { algorithm, subjectPublicKey } = PublicKeyInfo.fromBER(own.publicKey.export({ type: "spki", format: "der" }));
  const value = new KeyAgreeRecipientInfo({
    version: 3,
    originator: new OriginatorIdentifierOrKey({
      variant: 3,
      value: new OriginatorPublicKey({ algorithm, publicKey: subjectPublicKey }),
    }),
    keyEncryptionAlgorithm: new AlgorithmIdentifier({
      algorithmId: oid.ecdhSha256,
      algorithmParams: wrapAlgorithm.toSchema(),
    }),
    recipientEncryptedKeys: new RecipientEncryptedKeys({
      encryptedKeys: [
        new RecipientEncryptedKey({
          rid: new KeyAgreeRecipientIdentifier({ variant: 1, value: whose }),
          encryptedKey: new OctetString({ valueHex: wrapped }),
        }),
      ],
    }),
  });
  return new RecipientInfo({ variant: 2, value });
}

/** ANSI X9.63 with SHA-256, one round: 32 bytes are all that AES-256 needs. */
function keyFrom(agreed: Buffer, algorithm: AlgorithmIdentifier): Buffer {
  const bits = Buffer.alloc(4);
  bits.writeUInt32BE(256);
  const shared = new Sequence({
    value: [
      algorithm.toSchema(),
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 2 }, value: [new OctetString({ valueHex: bits })] }),
    ],
  });
  const counter = Buffer.from([0, 0, 0, 1]);
  return createHash("sha256").update(agreed).update(counter).update(Buffer.from(shared.toBER())).digest();
}
