import { fromBase64Url, toBase64Url } from "../shared/core/delivery/base64.ts";
import type { Original } from "../shared/core/draft/original.ts";
import { packOriginal, unpackOriginal } from "../shared/core/draft/pack-original.ts";
import { inStore } from "./database.ts";
import { sessionRecord } from "./session-record.ts";

/**
 * Originals of drafts whose place a notice has taken, until the notice is sent. They outlive the event page, and
 * may be larger than `storage.session` takes, so they lie in IndexedDB; encrypted, with a key that lies in memory
 * only: when Thunderbird ends, what is left on the disk is noise.
 */
const keys = sessionRecord<string>("vault-key");

export async function keepOriginal(tabId: number, original: Original): Promise<void> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyFrom(raw), packOriginal(original));
  await keys.put(tabId, toBase64Url(raw));
  await inStore("originals", "readwrite", (store) => store.put({ iv, sealed }, tabId));
}

/** Null when there is none, or none that can be read. */
export async function findOriginal(tabId: number): Promise<Original | null> {
  const raw = fromBase64Url((await keys.find(tabId)) ?? "");
  const kept = (await inStore("originals", "readonly", (store) => store.get(tabId))) as {
    iv: BufferSource;
    sealed: BufferSource;
  };
  if (raw === null || raw.length === 0 || kept === undefined) return null;
  const key = await keyFrom(new Uint8Array(raw));
  return unpackOriginal(
    new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed)),
  );
}

export async function dropOriginal(tabId: number): Promise<void> {
  await keys.drop(tabId);
  await inStore("originals", "readwrite", (store) => store.delete(tabId));
}

/** At the start of a session no key of an earlier one is left: the rest is rubbish. */
export async function emptyVault(): Promise<void> {
  await inStore("originals", "readwrite", (store) => store.clear());
}

async function keyFrom(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}
