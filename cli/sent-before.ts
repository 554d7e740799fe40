import { addressKey, domainOf, type EmailAddress } from "../shared/core/draft/email-address.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
import type { SendPurpose } from "../shared/core/recipients/sent-record.ts";

/** A memory of sends as a line of JSON tells it. */
export function sentBefore(
  sent: readonly { readonly address: EmailAddress; readonly purpose: SendPurpose }[],
): SentMemory {
  const purposes = new Map<string, Set<SendPurpose>>();
  for (const { address, purpose } of sent) {
    const key = addressKey(address);
    purposes.set(key, (purposes.get(key) ?? new Set()).add(purpose));
  }
  const domains = new Set(sent.map(({ address }) => domainOf(address)));
  return {
    frequentDomains: [],
    familiarFor: (purpose) => (address) => {
      const before = purposes.get(addressKey(address));
      const known = before?.has(purpose) ? "same-purpose" : "other-purpose";
      return { address: before === undefined ? "never" : known, domain: domains.has(domainOf(address)) };
    },
  };
}
