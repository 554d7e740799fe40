import type { AttachmentReading } from "./attachment.ts";
import { readHtmlBody } from "./html-body.ts";

/** Text beyond this is not read, in bytes. */
const maxTextBytes = 20 * 1024 * 1024;

const textTypes = /^(?:text\/|application\/(?:json|xml|csv|rtf|ics|(?:[\w.-]+\+)?(?:xml|json))$)/;
const textNames = /\.(?:txt|text|csv|tsv|log|md|json|xml|html?|ics|vcf|rtf|hl7|yaml|yml)$/i;
const pkcs7 = /^application\/(?:x-)?pkcs7-mime$/;

/** What can be read of an attachment, from its own bytes; a declared type is believed only as far as they agree. */
export function readAttachmentBytes(name: string, mediaType: string, bytes: Uint8Array): AttachmentReading {
  if (bytes.every(isBlank)) return { state: "unreadable", cause: "empty" };
  if (isEncrypted(mediaType, bytes)) return { state: "unreadable", cause: "encrypted" };
  if (mediaType.startsWith("image/")) return { state: "unreadable", cause: "image" };
  if (!textTypes.test(mediaType) && !textNames.test(name)) return { state: "unreadable", cause: "unsupported" };
  if (bytes.length > maxTextBytes) return { state: "unreadable", cause: "too-large" };
  const text = decodeText(bytes);
  if (text === null) return { state: "unreadable", cause: "unsupported" };
  if (text.trim() === "") return { state: "unreadable", cause: "empty" };
  const isHtml = mediaType === "text/html" || /\.html?$/i.test(name);
  return { state: "text", text: isHtml ? readHtmlBody(text).text : text };
}

/** MIME readers give an empty part a line feed. */
function isBlank(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;
}

/** S/MIME, PGP, or a ZIP archive whose first entry has the encryption flag (APPNOTE 4.4.4, bit 0). */
function isEncrypted(mediaType: string, bytes: Uint8Array): boolean {
  if (pkcs7.test(mediaType) || mediaType === "application/pgp-encrypted") return true;
  if (startsWith(bytes, "-----BEGIN PGP MESSAGE-----")) return true;
  return startsWith(bytes, "PK\u0003\u0004") && ((bytes[6] ?? 0) & 1) === 1;
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));
}

/** UTF-16 by its mark, else UTF-8, else Windows-1252, which reads anything; null for what holds NULs: no text. */
function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
