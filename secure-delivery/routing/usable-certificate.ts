import { type KeyObject, X509Certificate } from "node:crypto";
import { addressKey, type EmailAddress } from "../../shared/core/draft/email-address.ts";

const emailProtection = "1.3.6.1.5.5.7.3.4";
const longestChain = 6;

/**
 * May mail to this address be encrypted with this certificate today? RSA from 2048 bits, or one of NIST's curves (what our S/MIME
 * writes), for e-mail protection, naming the address.
 */
export function isUsableCertificate(certificate: X509Certificate, address: EmailAddress, at: number): boolean {
  const { publicKey, keyUsage } = certificate;
  // Node calls the extended key usage `keyUsage`.
  const forMail = keyUsage === undefined || keyUsage.includes(emailProtection);
  return (
    !certificate.ca &&
    holdsAt(certificate, at) &&
    isUsableKey(publicKey) &&
    forMail &&
    namesAddress(certificate, address)
  );
}

const curves: ReadonlySet<string> = new Set(["prime256v1", "secp384r1", "secp521r1"]);

function isUsableKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === "rsa") return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
  return asymmetricKeyType === "ec" && curves.has(asymmetricKeyDetails?.namedCurve ?? "");
}

/** Does a chain of valid issuers lead to one of the roots? `known` holds roots and those between. */
export function leadsToRoot(certificate: X509Certificate, known: readonly X509Certificate[], at: number): boolean {
  let current = certificate;
  for (let step = 0; step < longestChain; step++) {
    const issuer = known.find(
      (candidate) => candidate.ca && current.checkIssued(candidate) && current.verify(candidate.publicKey),
    );
    if (issuer === undefined || !holdsAt(issuer, at)) return false;
    if (issuer.checkIssued(issuer)) return true;
    current = issuer;
  }
  return false;
}

function holdsAt({ validFrom, validTo }: X509Certificate, at: number): boolean {
  return Date.parse(validFrom) <= at && at < Date.parse(validTo);
}

function namesAddress(certificate: X509Certificate, address: EmailAddress): boolean {
  const names = (certificate.subjectAltName ?? "").split(", ").filter((name) => name.startsWith("email:"));
  const subject = /^emailAddress=(.+)$/m.exec(certificate.subject)?.[1];
  const all = [...names.map((name) => name.slice("email:".length)), ...(subject === undefined ? [] : [subject])];
  return all.some((name) => name.toLowerCase() === addressKey(address));
}

/** One certificate from PEM or DER; null when it is none. */
export function readCertificate(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}

/** Every certificate in a PEM text. */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => readCertificate(Buffer.from(block))).filter((certificate) => certificate !== null);
}
