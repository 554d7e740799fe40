import { addressKey, domainOf, type EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import { type SendPurpose, sendPurposes } from "../../shared/core/recipients/sent-record.ts";
import type { Mail } from "../mail.ts";

/** Most pairs of sender and recipient that are kept, about 40 MB; the oldest go first. */
const mostPairs = 200_000;

/**
 * To whom each sender has sent in the mails before this one, so that a rehearsal asks about a new recipient once, as
 * the clients do, and not every time.
 */
export interface RunMemory {
  readonly of: (sender: Mail["from"]) => SentMemory;
  readonly note: (mail: Mail, purpose: SendPurpose) => void;
}

export function runMemory(): RunMemory {
  const pairs = new Map<string, number>();
  const pair = (sender: Mail["from"], to: string): string =>
    `${sender === null ? "" : addressKey(sender.address)} ${to}`;
  const bitOf = (purpose: SendPurpose): number => 1 << sendPurposes.indexOf(purpose);
  const remember = (key: string, bit: number): void => {
    pairs.set(key, (pairs.get(key) ?? 0) | bit);
    for (const oldest of pairs.keys()) {
      if (pairs.size <= mostPairs) break;
      pairs.delete(oldest);
    }
  };
  return {
    of: (sender) => ({
      frequentDomains: [],
      familiarFor: (purpose) => (address: EmailAddress) => {
        const known = pairs.get(pair(sender, addressKey(address))) ?? 0;
        return {
          address: known === 0 ? "never" : (known & bitOf(purpose)) === 0 ? "other-purpose" : "same-purpose",
          domain: pairs.has(pair(sender, `@${domainOf(address)}`)),
        };
      },
    }),
    note({ from, recipients }, purpose) {
      for (const recipient of recipients) {
        if (recipient.kind !== "mailbox") continue;
        remember(pair(from, addressKey(recipient.address)), bitOf(purpose));
        remember(pair(from, `@${domainOf(recipient.address)}`), bitOf(purpose));
      }
    },
  };
}
