import { toBase64 } from "../shared/core/delivery/base64.ts";
import { fromBase64 } from "../shared/core/draft/attachments/from-base64.ts";
import {
  emptySentRecord,
  type SentEntry,
  type SentRecord,
  sendPurposes,
} from "../shared/core/recipients/sent-record.ts";

/** Together under 5,000 characters: roaming settings are small. Who was not written to for longest goes first. */
export const mostPackedEntries = 120;
const mostPackedDomains = 20;
const mostDomainCharacters = 40;

/** 16 bytes for the address's hash, 8 for its domain's, one for the purposes. */
const entryBytes = 25;

/** A record in as few characters as it takes: base64 of its entries, then its frequent domains, with spaces between them. */
export function packRecord({ entries, frequentDomains }: SentRecord): string {
  const kept = [...entries].slice(-mostPackedEntries);
  const bytes = new Uint8Array(kept.length * entryBytes);
  kept.forEach(([id, { domain, purposes }], place) => {
    const at = place * entryBytes;
    writeHex(bytes, at, id);
    writeHex(bytes, at + 16, domain);
    bytes[at + 24] = sendPurposes.reduce(
      (bits, purpose, bit) => (purposes.includes(purpose) ? bits | (1 << bit) : bits),
      0,
    );
  });
  const domains = frequentDomains.filter(({ length }) => length <= mostDomainCharacters).slice(-mostPackedDomains);
  return [toBase64(bytes), ...domains].join(" ");
}

/** Anything that `packRecord` did not write knows nobody. */
export function unpackRecord(text: string): SentRecord {
  const [packed = "", ...frequentDomains] = text.split(" ");
  const bytes = fromBase64(packed);
  if (bytes === null || bytes.length % entryBytes !== 0) return emptySentRecord;
  const entries = new Map<string, SentEntry>();
  for (let at = 0; at < bytes.length; at += entryBytes) {
    const bits = bytes[at + 24] ?? 0;
    const purposes = sendPurposes.filter((_, bit) => (bits & (1 << bit)) !== 0);
    entries.set(readHex(bytes, at, at + 16), { domain: readHex(bytes, at + 16, at + 24), purposes });
  }
  return { entries, frequentDomains: frequentDomains.filter((domain) => domain !== "") };
}

function writeHex(bytes: Uint8Array, from: number, hex: string): void {
  for (let at = 0; at < hex.length; at += 2) bytes[from + at / 2] = Number.parseInt(hex.slice(at, at + 2), 16);
}

function readHex(bytes: Uint8Array, from: number, to: number): string {
  let hex = "";
  for (let at = from; at < to; at++) hex += ((bytes[at] ?? 0) + 256).toString(16).slice(1);
  return hex;
}
