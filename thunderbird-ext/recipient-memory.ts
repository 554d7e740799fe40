import browser from "webextension-polyfill";
import { fromBase64Url, toBase64Url } from "../shared/core/delivery/base64.ts";
import type { RecipientMemory } from "../shared/core/recipients/recipient-memory.ts";

const keyName = "recipient-key";
const recordName = "recipient-record";

let making: Promise<Uint8Array> | null = null;
/** As it was last read or written: the background page alone writes it, and a full record is long. */
let known: { readonly text: string | null } | null = null;

/** On this machine, and in no copy of it that leaves: `storage.local` is not synchronised. */
export const recipientMemory: RecipientMemory = {
  key: async () => {
    // One at a time: of two keys made at once, one would be lost with all that was hashed under it.
    making ??= findOrMakeKey().catch((error: unknown) => {
      making = null;
      throw error;
    });
    return making;
  },
  read: async () => {
    if (known !== null) return known.text;
    const record = (await browser.storage.local.get(recordName))[recordName];
    known = { text: typeof record === "string" ? record : null };
    return known.text;
  },
  write: async (text) => {
    known = null;
    await browser.storage.local.set({ [recordName]: text });
    known = { text };
  },
};

async function findOrMakeKey(): Promise<Uint8Array> {
  const kept = (await browser.storage.local.get(keyName))[keyName];
  const key = typeof kept === "string" ? fromBase64Url(kept) : null;
  if (key?.length === 32) return key;
  const made = crypto.getRandomValues(new Uint8Array(32));
  await browser.storage.local.set({ [keyName]: toBase64Url(made) });
  return made;
}
