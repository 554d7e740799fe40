import type { X509Certificate } from "node:crypto";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { isUsableCertificate, readCertificate } from "../routing/usable-certificate.ts";
import { usableKey } from "../routing/usable-key.ts";
import type { SeenKeyRecord } from "./seen-key-store.ts";

/** What is worth keeping of a key that was seen, with its fingerprint; null: it is not one for this address, or not usable. */
export async function readSeenKey(
  kind: SeenKeyRecord["kind"],
  material: Uint8Array,
  address: EmailAddress,
  now: number,
): Promise<{ readonly material: Uint8Array; readonly fingerprint: string } | null> {
  switch (kind) {
    case "autocrypt": {
      const key = await usableKey(material, address, new Date(now));
      return key === null ? null : { material, fingerprint: key.fingerprint };
    }
    case "smime": {
      const certificate: X509Certificate | null = readCertificate(material);
      if (certificate === null || !isUsableCertificate(certificate, address, now)) return null;
      return { material: new Uint8Array(certificate.raw), fingerprint: certificate.fingerprint256 };
    }
  }
}
