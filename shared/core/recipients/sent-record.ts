import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { addressKey, domainOf, type EmailAddress } from "../draft/email-address.ts";

/** What a message was about; a recipient who is known for one is still new for the other. */
export const sendPurposes = ["ordinary", "patient-information"] as const;
export type SendPurpose = (typeof sendPurposes)[number];

/** One address, known by its keyed hash only. */
export interface SentEntry {
  readonly domain: string;
  readonly purposes: readonly SendPurpose[];
}

/** To whom this user has sent: the one longest ago first. */
export interface SentRecord {
  readonly entries: ReadonlyMap<string, SentEntry>;
  /** Domains written to often, in clear: what a new domain is held against, and shown as what it resembles. */
  readonly frequentDomains: readonly string[];
}

export const emptySentRecord: SentRecord = { entries: new Map(), frequentDomains: [] };

/** About 400 kB when full; the address that was not written to for longest goes first. */
export const mostEntries = 5_000;
export const mostFrequentDomains = 500;

/** Hashing is what costs when many recipients are looked at, twice for one send; kept in memory alone. */
const mostHashesKept = 2_000;

/**
 * A domain is kept in clear only when this many people at it were written to: a family's own domain would
 * name the patient.
 */
const frequentFrom = 3;

/** Hashes addresses under the installation's key, so that a copy of the record names nobody. */
export interface AddressHash {
  ofAddress(address: EmailAddress): string;
  ofDomain(domain: string): string;
}

export function addressHash(key: Uint8Array): AddressHash {
  const keyed = hmac.create(sha256, key);
  const hash = (text: string): string => bytesToHex(keyed.clone().update(utf8ToBytes(text)).digest()).slice(0, 32);
  const domains = new Map<string, string>();
  return {
    ofAddress: (address) => hash(`address:${addressKey(address)}`),
    ofDomain: (domain) => {
      const known = domains.get(domain);
      if (known !== undefined) return known;
      const hashed = hash(`domain:${domain}`).slice(0, 16);
      if (domains.size >= mostHashesKept) domains.clear();
      domains.set(domain, hashed);
      return hashed;
    },
  };
}

/** The record after a message went out. Record only what a receipt says was sent. */
export function rememberSent(
  record: SentRecord,
  hash: AddressHash,
  addresses: readonly EmailAddress[],
  purpose: SendPurpose,
): SentRecord {
  const entries = new Map(record.entries);
  const frequent = new Set(record.frequentDomains);
  const written = new Map<string, string>();
  for (const address of addresses) {
    const id = hash.ofAddress(address);
    const before = entries.get(id)?.purposes ?? [];
    const domain = hash.ofDomain(domainOf(address));
    entries.delete(id);
    entries.set(id, { domain, purposes: sendPurposes.filter((one) => one === purpose || before.includes(one)) });
    written.set(domain, domainOf(address));
  }
  const people = peopleAt(entries);
  for (const [domain, name] of written) {
    if ((people.get(domain) ?? 0) < frequentFrom) continue;
    frequent.delete(name);
    frequent.add(name);
  }
  return {
    entries: new Map([...entries].slice(-mostEntries)),
    frequentDomains: [...frequent].slice(-mostFrequentDomains),
  };
}

function peopleAt(entries: ReadonlyMap<string, SentEntry>): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  for (const { domain } of entries.values()) people.set(domain, (people.get(domain) ?? 0) + 1);
  return people;
}
