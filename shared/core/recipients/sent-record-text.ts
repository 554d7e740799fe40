import { mostEntries, mostFrequentDomains, type SentEntry, type SentRecord, sendPurposes } from "./sent-record.ts";

const head = "sealpost-sent/1";

/**
 * The record as text: a head line, `d DOMAIN` for each frequent domain, `a ADDRESS-HASH DOMAIN-HASH PURPOSES` for
 * each address, both the oldest first. PURPOSES is the sum of 1 for ordinary and 2 for patient information.
 */
export function encodeSentRecord({ entries, frequentDomains }: SentRecord): string {
  const domains = frequentDomains.map((domain) => `d ${domain}`);
  const addresses = [...entries].map(([id, { domain, purposes }]) => `a ${id} ${domain} ${bitsOf(purposes)}`);
  return [head, ...domains, ...addresses, ""].join("\n");
}

/** Null for anything that `encodeSentRecord` did not write in full: then everyone counts as new. */
export function decodeSentRecord(text: string): SentRecord | null {
  const lines = text.split("\n");
  if (lines[0] !== head || lines.at(-1) !== "") return null;
  const entries = new Map<string, SentEntry>();
  const frequentDomains: string[] = [];
  for (const line of lines.slice(1, -1)) {
    const address = /^a ([0-9a-f]{32}) ([0-9a-f]{16}) ([123])$/.exec(line);
    const domain = /^d (\S{3,255})$/.exec(line)?.[1];
    if (address !== null) {
      const [, id = "", at = "", bits] = address;
      entries.set(id, { domain: at, purposes: sendPurposes.filter((_, bit) => (Number(bits) & (1 << bit)) !== 0) });
    } else if (domain !== undefined) frequentDomains.push(domain);
    else return null;
  }
  if (entries.size > mostEntries || frequentDomains.length > mostFrequentDomains) return null;
  return { entries, frequentDomains };
}

function bitsOf(purposes: SentEntry["purposes"]): number {
  return purposes.reduce((bits, purpose) => bits | (1 << sendPurposes.indexOf(purpose)), 0);
}
