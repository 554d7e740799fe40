import type { TlsaData } from "dns-packet";

/**
 * How a mail host must prove itself.
 * - `name`: a certificate for this name from an authority that we trust
 * - `dane`: the certificate that its domain's signed TLSA records name (RFC 7672)
 */
export type PeerProof =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "dane"; readonly name: string; readonly records: readonly TlsaData[] };

/** The hosts that take mail for a domain, in the order in which they are to be tried. Never empty. */
export interface TlsTarget {
  readonly hosts: readonly PeerProof[];
}
