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

export function familiarityIn(record: SentRecord, hash: AddressHash, purpose: SendPurpose): AskFamiliarity {
  const domains = new Set([...record.entries.values()].map(({ domain }) => domain));
  return (address) => {
    const purposes = record.entries.get(hash.ofAddress(address))?.purposes ?? [];
    return {
      address: purposes.length === 0 ? "never" : purposes.includes(purpose) ? "same-purpose" : "other-purpose",
      domain: domains.has(hash.ofDomain(domainOf(address))),
    };
  };
}
