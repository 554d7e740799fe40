import { createHash, type X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";
import type { TlsaData } from "dns-packet";

/** Usages for SMTP: 2, an authority of the domain's own choice; 3, this very certificate. Others are not usable (RFC 7672 3.1.3). */
export function usableTlsa(records: readonly TlsaData[]): readonly TlsaData[] {
  return records.filter(
    ({ usage, selector, matchingType }) =>
      (usage === 2 || usage === 3) && (selector === 0 || selector === 1) && matchingType >= 0 && matchingType <= 2,
  );
}

/** Did the peer show a certificate that a record names? For usage 3 neither its names nor its dates count (RFC 7672 3.1.1). */
export function matchesTlsa(socket: TLSSocket, name: string, records: readonly TlsaData[]): boolean {
  const chain = peerChain(socket);
  const [own] = chain;
  if (own === undefined) return false;
  return records.some((record) => {
    if (record.usage === 3) return names(record, own);
    if (own.checkHost(name) === undefined) return false;
    const at = chain.findIndex((certificate) => names(record, certificate));
    return (
      at >= 0 &&
      chain.slice(0, at + 1).every((certificate, index) => isIssued(certificate, chain[index + 1], index < at))
    );
  });
}

function names({ selector, matchingType, certificate }: TlsaData, shown: X509Certificate): boolean {
  const part = selector === 0 ? shown.raw : shown.publicKey.export({ type: "spki", format: "der" });
  const seen =
    matchingType === 0
      ? part
      : createHash(matchingType === 1 ? "sha256" : "sha512")
          .update(part)
          .digest();
  return seen.equals(certificate);
}

function isIssued(certificate: X509Certificate, issuer: X509Certificate | undefined, needed: boolean): boolean {
  const now = Date.now();
  if (Date.parse(certificate.validFrom) > now || Date.parse(certificate.validTo) < now) return false;
  if (!needed) return true;
  return issuer?.ca === true && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** From the peer's own certificate up, as it was shown. */
function peerChain(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && chain.length < 8) {
    chain.push(next);
    const issuer: X509Certificate | undefined = next.issuerCertificate;
    if (issuer === undefined || issuer.fingerprint256 === next.fingerprint256) break;
    next = issuer;
  }
  return chain;
}
