import type { Attachment, AttachmentReading } from "../shared/core/draft/attachment.ts";
import { messengerCall } from "./messenger-call.ts";

/** Larger files are not read: hashing them would make every Send wait. */
const maxReadBytes = 25 * 1024 * 1024;

/** One attachment as the inspection sees it; what cannot be read is marked so and never left out. Never rejects. */
export async function readAttachment({ id, name, size }: messenger.compose.ComposeAttachment): Promise<Attachment> {
  const known = { id: String(id), name: name ?? "", size: size ?? 0 };
  try {
    const file = await messengerCall(() => messenger.compose.getAttachmentFile(id));
    const mediaType = file.type || "application/octet-stream";
    const facts = { ...known, size: file.size, mediaType };
    if (file.size > maxReadBytes) return { ...facts, sha256: null, reading: unreadable("too-large") };
    const { readAttachmentBytes } = await import("../shared/core/draft/attachment-reading.ts");
    const bytes = new Uint8Array(await messengerCall(() => file.arrayBuffer()));
    return { ...facts, sha256: await sha256Of(bytes), reading: await readAttachmentBytes(file.name, mediaType, bytes) };
  } catch {
    return { ...known, mediaType: "application/octet-stream", sha256: null, reading: unreadable("failed") };
  }
}

function unreadable(cause: Extract<AttachmentReading, { state: "unreadable" }>["cause"]): AttachmentReading {
  return { state: "unreadable", cause };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
