import { domainOf, type EmailAddress } from "../draft/email-address.ts";
import type { AddressHash, SendPurpose, SentRecord } from "./sent-record.ts";

/** What this user has sent to an address before. */
export interface Familiarity {
  readonly address: "never" | "other-purpose" | "same-purpose";
  /** Somebody at this domain has been written to. */
  readonly domain: boolean;
}

export type AskFamiliarity = (address: EmailAddress) => Familiarity;

/** Everyone is new: what stands in where the record cannot be read. */
export const nobodyFamiliar: AskFamiliarity = () => ({ address: "never", domain: false });

/** Domains of a record, gathered once however often it is asked. */
const domainsOf = new WeakMap<SentRecord, ReadonlySet<string>>();

function domainsIn(record: SentRecord): ReadonlySet<string> {
  const known = domainsOf.get(record);
  if (known !== undefined) return known;
  const domains = new Set<string>();
  for (const { domain } of record.entries.values()) domains.add(domain);
  domainsOf.set(record, domains);
  return domains;
}

export function familiarityIn(record: SentRecord, hash: AddressHash, purpose: SendPurpose): AskFamiliarity {
  const domains = domainsIn(record);
  const asked = new Map<string, boolean>();
  const knowsDomain = (name: string): boolean => {
    const known = asked.get(name) ?? domains.has(hash.ofDomain(name));
    asked.set(name, known);
    return known;
  };
  return (address) => {
    // Hashing is what costs here: an address at a domain never written to needs none of its own.
    if (!knowsDomain(domainOf(address))) return { address: "never", domain: false };
    const purposes = record.entries.get(hash.ofAddress(address))?.purposes ?? [];
    const before = purposes.length === 0 ? "never" : purposes.includes(purpose) ? "same-purpose" : "other-purpose";
    return { address: before, domain: true };
  };
}
