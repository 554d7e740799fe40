import type { X509Certificate } from "node:crypto";
import type { Digests } from "../keys/digests.ts";
import type { SeenKeyStore } from "../registers/seen-key-store.ts";
import type { RouteSource } from "./route-source.ts";
import { isUsableCertificate, leadsToRoot, readCertificate } from "./usable-certificate.ts";
import { usableKey } from "./usable-key.ts";

const validForMs = 3_600_000;

/** The key in the Autocrypt header that this sender's mail program last saw from the recipient. */
export function autocryptSource(seen: SeenKeyStore, digests: Digests, now: () => number): RouteSource {
  return {
    evidence: "key-autocrypt",
    keptFor: "never",
    async find({ address, sender }) {
      const found = await seen.find(sender, digests.person(address), "autocrypt");
      const key = found === null ? null : await usableKey(found.material, address, new Date(now()));
      if (key === null) return null;
      return {
        way: { kind: "openpgp", armoredKey: key.armored },
        evidence: "key-autocrypt",
        detail: key.fingerprint,
        validForMs,
      };
    },
  };
}

/** The certificate of a signed mail that this sender has from the recipient, where a known authority stands behind it. */
export function seenCertificateSource(
  seen: SeenKeyStore,
  digests: Digests,
  authorities: readonly X509Certificate[],
  now: () => number,
): RouteSource {
  return {
    evidence: "certificate-seen",
    keptFor: "never",
    async find({ address, sender }) {
      const found = await seen.find(sender, digests.person(address), "smime");
      const certificate = found === null ? null : readCertificate(found.material);
      if (certificate === null || !isUsableCertificate(certificate, address, now())) return null;
      if (!leadsToRoot(certificate, authorities, now())) return null;
      return {
        way: { kind: "smime", certificate: new Uint8Array(certificate.raw) },
        evidence: "certificate-seen",
        detail: certificate.fingerprint256,
        validForMs,
      };
    },
  };
}
