import type { EmailAddress } from "../draft/email-address.ts";
import { type AskFamiliarity, familiarityIn, nobodyFamiliar } from "./familiarity.ts";
import type { RecipientMemory } from "./recipient-memory.ts";
import {
  type AddressHash,
  addressHash,
  emptySentRecord,
  rememberSent,
  type SendPurpose,
  type SentRecord,
} from "./sent-record.ts";
import { decodeSentRecord, encodeSentRecord } from "./sent-record-text.ts";

/** To whom this user has sent, ready to be asked. */
export interface SentMemory {
  readonly frequentDomains: readonly string[];
  familiarFor(purpose: SendPurpose): AskFamiliarity;
}

/** Never rejects: what cannot be read knows nobody, so that more is asked, not less. */
export async function recallSent(memory: RecipientMemory): Promise<SentMemory> {
  try {
    const { record, hash } = await load(memory);
    return {
      frequentDomains: record.frequentDomains,
      familiarFor: (purpose) => familiarityIn(record, hash, purpose),
    };
  } catch {
    return { frequentDomains: [], familiarFor: () => nobodyFamiliar };
  }
}

/** What either of two memories knows. */
export function joinedMemory(one: SentMemory, other: SentMemory): SentMemory {
  return {
    frequentDomains: [...new Set([...other.frequentDomains, ...one.frequentDomains])],
    familiarFor: (purpose) => {
      const [ask, askOther] = [one.familiarFor(purpose), other.familiarFor(purpose)];
      return (address) => {
        const first = ask(address);
        if (first.address === "same-purpose") return first;
        const second = askOther(address);
        const better = second.address === "never" ? first : second;
        return { address: better.address, domain: first.domain || second.domain };
      };
    },
  };
}

/**
 * Call it when a receipt says that the message went out. Rejects as the memory does; the message has gone, so
 * the caller may let that pass. A record that cannot be understood is begun anew.
 */
export async function noteSent(
  memory: RecipientMemory,
  addresses: readonly EmailAddress[],
  purpose: SendPurpose,
): Promise<void> {
  const { record, hash } = await load(memory);
  await memory.write(encodeSentRecord(rememberSent(record, hash, addresses, purpose)));
}

async function load(memory: RecipientMemory): Promise<{ readonly record: SentRecord; readonly hash: AddressHash }> {
  const hash = addressHash(await memory.key());
  const text = await memory.read();
  return { record: (text === null ? null : decodeSentRecord(text)) ?? emptySentRecord, hash };
}
