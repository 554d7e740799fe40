import { fromBase64Url, toBase64Url } from "../shared/core/delivery/base64.ts";
import type { NewAttachment } from "../shared/core/draft/compose-host.ts";
import type { BodySource } from "../shared/core/draft/draft.ts";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import { inStore } from "./database.ts";
import { sessionRecord } from "./session-record.ts";

/** All that a notice overwrites. */
export interface Original {
  readonly fingerprint: DraftFingerprint;
  readonly subject: string;
  readonly body: BodySource;
  readonly attachments: readonly NewAttachment[];
}

/**
 * Originals of drafts whose place a notice has taken, until the notice is sent. They outlive the event page, and
 * may be larger than `storage.session` takes, so they lie in IndexedDB; encrypted, with a key that lies in memory
 * only: when Thunderbird ends, what is left on the disk is noise.
 */
const keys = sessionRecord<string>("vault-key");

export async function keepOriginal(tabId: number, original: Original): Promise<void> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyFrom(raw), pack(original));
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
  return unpack(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed)));
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

/** A line of JSON with everything but the files' bytes, then the bytes. */
function pack({ attachments, ...rest }: Original): Uint8Array<ArrayBuffer> {
  const files = attachments.map(({ content, ...file }) => ({ ...file, length: content.length }));
  const head = new TextEncoder().encode(`${JSON.stringify({ ...rest, files })}\n`);
  const packed = new Uint8Array(attachments.reduce((sum, { content }) => sum + content.length, head.length));
  packed.set(head);
  let at = head.length;
  for (const { content } of attachments) {
    packed.set(content, at);
    at += content.length;
  }
  return packed;
}

function unpack(packed: Uint8Array): Original {
  const end = packed.indexOf(0x0a);
  const { files, ...rest } = JSON.parse(new TextDecoder().decode(packed.subarray(0, end)));
  let at = end + 1;
  const attachments = files.map(({ length, ...file }: { length: number }) => {
    const content = packed.slice(at, at + length);
    at += length;
    return { ...file, content };
  });
  return { ...rest, attachments };
}
