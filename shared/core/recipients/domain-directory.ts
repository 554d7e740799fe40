import { domainOf } from "../draft/email-address.ts";
import type { RecipientDirectory } from "./recipient-trust.ts";

/**
 * Internal is exactly the organisation's own domains, no more: `hospital.org` does not speak for
 * `mail.hospital.org`, which may belong to a vendor.
 */
export function domainDirectory(domains: readonly string[]): RecipientDirectory {
  const own = new Set(domains.map((domain) => domain.toLowerCase()));
  return { standingOf: async (address) => (own.has(domainOf(address)) ? "internal" : "outside") };
}
