import { decodeText, startOf } from "./decode-text.ts";

/** What a file is, by its own bytes. Text kinds carry their text. */
export type FileKind =
  | { readonly kind: "pdf" | "zip" | "gzip" | "compound" | "dicom" | "image" | "encrypted" | "unsupported" }
  | { readonly kind: TextKind; readonly text: string };

export type TextKind = "text" | "html" | "rtf" | "mail" | "hl7" | "fhir" | "clinical-document" | "xml";

/** The first bytes that tell a kind, as patterns of hexadecimal digits: `..` is any byte. */
const marks: readonly (readonly [RegExp, Exclude<FileKind, { text: string }>["kind"]])[] = [
  [/^504b(?:0304|0506|0708)/, "zip"],
  [/^1f8b08/, "gzip"],
  [/^d0cf11e0a1b11ae1/, "compound"],
  [/^.{256}4449434d/, "dicom"],
  // JPEG, PNG, GIF, TIFF, WebP, BMP, HEIC and AVIF, JPEG 2000.
  [/^(?:ffd8ff|89504e470d0a|47494638(?:37|39)61|49492a00|4d4d002a|52494646.{8}57454250|424d.{8}0{8})/, "image"],
  [/^(?:.{8}66747970(?:686569|6d696631|6d736631|61766966)|0000000c6a5020200d0a|ff4fff51)/, "image"],
  // OpenPGP packets 1 and 3 (RFC 9580, sections 4.2, 5.1 and 5.3): a session key comes before what is encrypted.
  [/^(?:84..0[36]|85....0[36]|c1..0[36]|8c..0[456]|c3..0[456])/, "encrypted"],
  // CMS enveloped data (RFC 5652): a SEQUENCE that begins with the identifier 1.2.840.113549.1.7.3.
  [/^30(?:..){1,5}06092a864886f70d010703/, "encrypted"],
  [/^255044462d/, "pdf"],
];
const armour = /^\s*-----BEGIN (?:PGP MESSAGE|PKCS7|CMS)-----/;

const encryptedType = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted|cms)$/;
const encryptedName = /\.(?:pgp|gpg|p7m)$/i;

/** Content first; the declared type and the name decide only between kinds of text. */
export function fileKind(name: string, mediaType: string, bytes: Uint8Array): FileKind {
  const start = startOf(bytes);
  const digits = Array.from(bytes.subarray(0, 160), (byte) => byte.toString(16).padStart(2, "0")).join("");
  for (const [mark, kind] of marks) if (mark.test(digits)) return { kind };
  if (armour.test(start) || encryptedType.test(mediaType) || encryptedName.test(name)) return { kind: "encrypted" };
  if (start.slice(0, 1024).includes("%PDF-")) return { kind: "pdf" }; // Readers take it after other bytes too.
  if (mediaType.startsWith("image/") && mediaType !== "image/svg+xml") return { kind: "image" };
  // Escapes are ASCII; raw pictures in it may hold any byte.
  if (/^\s*\{\\rtf/.test(start)) return { kind: "rtf", text: new TextDecoder("windows-1252").decode(bytes) };
  const text = decodeText(bytes);
  return text === null ? { kind: "unsupported" } : { kind: textKind(name, mediaType, text), text };
}

function textKind(name: string, mediaType: string, text: string): TextKind {
  const start = text.slice(0, 4096).trimStart();
  if (/^(?:MSH|FHS|BHS)[^\w\s]/.test(start)) return "hl7";
  if (/^(?:\{|\[)/.test(start) && /"resourceType"\s*:/.test(text.slice(0, 100_000))) return "fhir";
  if (start.startsWith("<") && /<(?:\w+:)?ClinicalDocument[\s>]/.test(text.slice(0, 20_000)))
    return "clinical-document";
  if (/^<(?:!doctype html|html[\s>])/i.test(start) || /^<\?xml[^>]*>\s*(?:<!doctype html[^>]*>\s*)?<html/i.test(start))
    return "html";
  if (/^<\?xml\s/.test(start)) return "xml";
  const calledMail = mediaType === "message/rfc822" || /\.(?:eml|mht(?:ml)?)$/i.test(name);
  if ((calledMail && /^[\w-]+:/.test(start)) || looksLikeMail(start)) return "mail";
  if (mediaType === "text/html" || mediaType === "application/xhtml+xml" || /\.x?html?$/i.test(name)) return "html";
  if (start.startsWith("<") && (/[/+]xml$/.test(mediaType) || /\.(?:xml|svg|cda|ccd)$/i.test(name))) return "xml";
  return "text";
}

/** Header lines from the very first one on, with at least two that only mail has. */
function looksLikeMail(start: string): boolean {
  if (!/^[\w-]+:[ \t]/.test(start)) return false;
  const headers = start.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const known = headers.match(
    /^(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type):[ \t]/gim,
  );
  return (known?.length ?? 0) >= 3 && /^(?:mime-version|message-id|received):/im.test(headers);
}
