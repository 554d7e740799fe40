import browser from "webextension-polyfill";
import { fromBase64Url, toBase64Url } from "../shared/core/delivery/base64.ts";
import type { RecipientMemory } from "../shared/core/recipients/recipient-memory.ts";

const keyName = "recipient-key";
const recordName = "recipient-record";

let making: Promise<Uint8Array> | null = null;

/** On this machine, and in no copy of it that leaves: `storage.local` is not synchronised. */
export const recipientMemory: RecipientMemory = {
  key: async () => {
    // One at a time: of two keys made at once, one would be lost with all that was hashed under it.
    making ??= findOrMakeKey();
    try {
      return await making;
    } finally {
      making = null;
    }
  },
  read: async () => {
    const record = (await browser.storage.local.get(recordName))[recordName];
    return typeof record === "string" ? record : null;
  },
  write: (text) => browser.storage.local.set({ [recordName]: text }),
};

async function findOrMakeKey(): Promise<Uint8Array> {
  const kept = (await browser.storage.local.get(keyName))[keyName];
  const key = typeof kept === "string" ? fromBase64Url(kept) : null;
  if (key?.length === 32) return key;
  const made = crypto.getRandomValues(new Uint8Array(32));
  await browser.storage.local.set({ [keyName]: toBase64Url(made) });
  return made;
}
