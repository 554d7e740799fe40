import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Attachment, AttachmentReading, UnreadableCause } from "../shared/core/draft/attachment.ts";
import { readAttachmentBytes } from "../shared/core/draft/attachment-reading.ts";
import { attachmentBytes } from "./attachment-bytes.ts";
import type { ComposeItem } from "./compose-item.ts";
import { mediaTypeOf } from "./media-type.ts";
import { officeCall } from "./office-call.ts";

/** Larger files are not read: hashing them would make every Send wait. */
const maxReadBytes = 25 * 1024 * 1024;

/**
 * All attachments, inline pictures among them. What cannot be read is marked so and never left out. What is in `known` is
 * taken as it was: only for looking, never for a send.
 */
export async function itemAttachments(item: ComposeItem, known: readonly Attachment[]): Promise<readonly Attachment[]> {
  const listed = await officeCall<Office.AttachmentDetailsCompose[]>((answered) => item.getAttachmentsAsync(answered));
  return Promise.all(
    listed.map(
      (details) =>
        known.find(({ id, name }) => id === details.id && name === details.name) ?? readListed(item, details),
    ),
  );
}

async function readListed(item: ComposeItem, details: Office.AttachmentDetailsCompose): Promise<Attachment> {
  const { id, name, size } = details;
  const isMail = String(details.attachmentType) === "item";
  const mediaType = isMail ? "message/rfc822" : mediaTypeOf(name);
  const known = { id, name, mediaType, size };
  // Only a link goes with the mail, and what it opens nobody has read.
  if (String(details.attachmentType) === "cloud") return { ...known, sha256: null, reading: unreadable("failed") };
  if (size > maxReadBytes) return { ...known, sha256: null, reading: unreadable("too-large") };
  try {
    const bytes = await attachmentBytes(item, id);
    // Office-js #4725 and #6098: a read that succeeds and brings nothing is no proof of an empty file.
    return {
      ...known,
      size: bytes.length,
      sha256: await sha256Of(bytes),
      reading: await readAttachmentBytes(name, mediaType, bytes),
    };
  } catch {
    return { ...known, sha256: null, reading: unreadable("failed") };
  }
}

function unreadable(cause: UnreadableCause): AttachmentReading {
  return { state: "unreadable", cause };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Classic Windows has no WebCrypto; where it is, it is some twenty times as fast.
  const subtle = typeof crypto === "undefined" ? undefined : crypto.subtle;
  return bytesToHex(subtle === undefined ? sha256(bytes) : new Uint8Array(await subtle.digest("SHA-256", bytes)));
}
