import { toBase64Url } from "../shared/core/delivery/base64.ts";
import type { Original } from "../shared/core/draft/original.ts";
import { packOriginal, unpackOriginal } from "../shared/core/draft/pack-original.ts";
import type { ComposeItem } from "./compose-item.ts";
import { dropVaultKey, findVaultKey, keepVaultKey } from "./vault-key.ts";

/**
 * Originals of drafts whose place a notice has taken, and for thirty days. They lie in IndexedDB, since they may be
 * large, and encrypted; each key lies with its item in the mailbox. Neither place alone gives the message away.
 */
export async function keepOriginal(item: ComposeItem, original: Original): Promise<void> {
  await forgetOld().catch(() => {});
  const id = `${idAt(Date.now())}-${toBase64Url(crypto.getRandomValues(new Uint8Array(16)))}`;
  const key = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await aesKey(key), packOriginal(original));
  await inStore("readwrite", (store) => store.put({ iv, sealed }, id));
  await keepVaultKey(item, { id, key });
}

/** Null when there is none, or none that can be read. */
export async function findOriginal(item: ComposeItem): Promise<Original | null> {
  const found = await findVaultKey(item);
  if (found === null) return null;
  const kept: { iv: BufferSource; sealed: BufferSource } | undefined = await inStore("readonly", (store) =>
    store.get(found.id),
  );
  if (kept === undefined) return null;
  const key = await aesKey(found.key);
  return unpackOriginal(
    new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed)),
  );
}

export async function dropOriginal(item: ComposeItem): Promise<void> {
  const found = await findVaultKey(item);
  if (found === null) return;
  await inStore("readwrite", (store) => store.delete(found.id));
  await dropVaultKey(item);
}

/**
 * Nobody can tell this store that a notice was sent: the pane goes with its item. So an original is forgotten when its sealed
 * message has ended by default; until then its notice may wait among the drafts. In milliseconds.
 */
const keptMs = 30 * 86_400_000;

async function forgetOld(): Promise<void> {
  const old = IDBKeyRange.bound(idAt(0), idAt(Date.now() - keptMs));
  await inStore("readwrite", (store) => store.delete(old));
}

/** Ids begin with the time, so that old ones are found without reading what they hold. In milliseconds since the epoch. */
function idAt(ms: number): string {
  return `t${String(ms).padStart(13, "0")}`;
}

function aesKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction("originals", mode);
      const request = use(transaction.objectStore("originals"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("sealpost", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("originals");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
