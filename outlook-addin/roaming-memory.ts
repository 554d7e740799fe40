import { toBase64 } from "../shared/core/delivery/base64.ts";
import { fromBase64 } from "../shared/core/draft/attachments/from-base64.ts";
import type { RecipientMemory } from "../shared/core/recipients/recipient-memory.ts";
import { decodeSentRecord, encodeSentRecord } from "../shared/core/recipients/sent-record-text.ts";
import { packRecord, unpackRecord } from "./packed-record.ts";
import { keepRoamingText, roamingText } from "./roaming.ts";

/**
 * With the mailbox, in its settings: classic Windows' handler has no storage of its own, and this is what it shares with the
 * pane. Key and hashes lie together there; who can read them can read the mailbox's Sent folder, which says more. Holds the
 * latest 120 addresses.
 */
export const roamingMemory: RecipientMemory = {
  key: async () => {
    const key = kept()?.key;
    // The handler cannot make one: its runtime has no source of randomness.
    if (key === undefined) throw new Error("no key yet");
    return key;
  },
  read: async () => {
    const packed = kept()?.packed ?? "";
    return packed === "" ? null : encodeSentRecord(unpackRecord(packed));
  },
  write: async (text) => {
    const record = decodeSentRecord(text);
    const before = kept();
    if (record === null || before === null) return;
    await keepRoamingText("recipients", `${toBase64(before.key)} ${packRecord(record)}`);
  },
};

/** Makes the key where there is none; the pane can. Never rejects. */
export async function prepareRoamingMemory(): Promise<void> {
  try {
    if (kept() !== null) return;
    await keepRoamingText("recipients", `${toBase64(crypto.getRandomValues(new Uint8Array(32)))} `);
  } catch {
    // Everybody counts as new there until another time.
  }
}

function kept(): { readonly key: Uint8Array; readonly packed: string } | null {
  const text = roamingText("recipients") ?? "";
  const at = text.indexOf(" ");
  const key = at === -1 ? null : fromBase64(text.slice(0, at));
  return key?.length === 32 ? { key, packed: text.slice(at + 1) } : null;
}
