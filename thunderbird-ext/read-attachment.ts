import type { Attachment, AttachmentReading } from "../shared/core/draft/attachment.ts";
import { messengerCall } from "./messenger-call.ts";

/** Larger files are not read: hashing them would make every Send wait. */
const maxReadBytes = 25 * 1024 * 1024;
const textTypes: ReadonlySet<string> = new Set(["text/plain", "text/csv"]);

/** One attachment as the inspection sees it; what cannot be read is marked so and never left out. Never rejects. */
export async function readAttachment({ id, name, size }: messenger.compose.ComposeAttachment): Promise<Attachment> {
  const known = { id: String(id), name: name ?? "", size: size ?? 0 };
  try {
    const file = await messengerCall(() => messenger.compose.getAttachmentFile(id));
    const mediaType = file.type || "application/octet-stream";
    const facts = { ...known, size: file.size, mediaType };
    if (file.size > maxReadBytes) return { ...facts, sha256: null, reading: unreadable("too-large") };
    const bytes = new Uint8Array(await messengerCall(() => file.arrayBuffer()));
    return { ...facts, sha256: await sha256Of(bytes), reading: readingOf(bytes, mediaType) };
  } catch {
    return { ...known, mediaType: "application/octet-stream", sha256: null, reading: unreadable("failed") };
  }
}

function readingOf(bytes: Uint8Array, mediaType: string): AttachmentReading {
  if (bytes.length === 0) return unreadable("empty");
  if (textTypes.has(mediaType)) return { state: "text", text: decode(bytes) };
  return unreadable(mediaType.startsWith("image/") ? "image" : "unsupported");
}

/** By the byte order mark where there is one, else UTF-8, else the one that takes any byte. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function unreadable(cause: Extract<AttachmentReading, { state: "unreadable" }>["cause"]): AttachmentReading {
  return { state: "unreadable", cause };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
