import { domainOf, type EmailAddress } from "../draft/email-address.ts";
import type { Recipient } from "../draft/recipient.ts";
import type { KnownDomains } from "./known-domains.ts";
import { personalProviders } from "./personal-providers.ts";

/**
 * Who a recipient is to the organisation.
 * - `internal`: at one of its own domains
 * - `partner`: at a domain that the policy names as a partner's
 * - `personal`: at a provider where anybody can have a mailbox
 * - `outside`: at any other domain
 * - `unverifiable`: a group whose members cannot be seen; treated as outside
 * - `unparseable`: not exactly one address
 */
export type Relation = AddressRelation | "unverifiable" | "unparseable";

export type AddressRelation = "internal" | "partner" | "personal" | "outside";

export function relationOf(recipient: Recipient, domains: KnownDomains): Relation {
  switch (recipient.kind) {
    case "mailbox":
      return relationOfAddress(recipient.address, domains);
    case "group":
      return "unverifiable";
    case "unparseable":
      return "unparseable";
  }
}

/** Domains count exactly as they are named: `hospital.org` does not speak for `mail.hospital.org`. */
export function relationOfAddress(address: EmailAddress, domains: KnownDomains): AddressRelation {
  const domain = domainOf(address);
  const owner = domains.ownerOf(domain);
  if (owner === "own") return "internal";
  if (owner === "partner") return "partner";
  return personalProviders.has(domain) ? "personal" : "outside";
}
