import type { X509Certificate } from "node:crypto";
import { directoryValues, type LdapAccess } from "./ldap-directory.ts";
import type { RouteSource } from "./route-source.ts";
import { isUsableCertificate, leadsToRoot, readCertificate } from "./usable-certificate.ts";

/** S/MIME certificates in a directory, where an authority that the admin named stands behind them. */
export function ldapCertificateSource(
  ldap: LdapAccess,
  attribute: string,
  authorities: readonly X509Certificate[],
  now: () => number,
): RouteSource {
  return {
    evidence: "certificate-directory",
    keptFor: "address",
    async find({ address }, signal) {
      for (const value of await directoryValues(ldap, address, attribute, signal)) {
        const certificate = readCertificate(value);
        if (certificate === null || !isUsableCertificate(certificate, address, now())) continue;
        if (!leadsToRoot(certificate, authorities, now())) continue;
        return {
          way: { kind: "smime", certificate: new Uint8Array(certificate.raw) },
          evidence: "certificate-directory",
          detail: certificate.fingerprint256,
          validForMs: 3_600_000,
        };
      }
      return null;
    },
  };
}
