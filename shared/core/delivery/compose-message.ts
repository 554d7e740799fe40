import type { Draft } from "../draft/draft.ts";
import type { RecipientField } from "../draft/recipient.ts";
import { toBase64 } from "./base64.ts";
import { mimeAddress, mimeHeader, mimeParameter } from "./mime-header.ts";

/** A file that goes inside the sealed message. */
export interface MessageFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * The draft as one RFC 5322 message with every attachment inside: what the recipient reads after opening.
 * Bcc recipients are not in it. Every part is base64, so that no content can be taken for structure.
 */
export function composeMessage(draft: Draft, files: readonly MessageFile[], date: Date): Uint8Array {
  const boundary = `sealpost-${crypto.randomUUID()}`;
  const body: MessageFile = {
    name: "",
    mediaType: `text/${draft.source.format}; charset=utf-8`,
    content: new TextEncoder().encode(draft.source.content),
  };
  return new TextEncoder().encode(
    [
      addressHeader("From", [mimeAddress(draft.from.name, draft.from.address)]),
      addressHeader("To", addresses(draft, "to")),
      addressHeader("Cc", addresses(draft, "cc")),
      mimeHeader("Subject", draft.subject),
      mimeHeader("Date", date.toUTCString().replace("GMT", "+0000")),
      mimeHeader("MIME-Version", "1.0"),
      `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n`,
      ...[body, ...files].map((file) => `--${boundary}\r\n${part(file)}`),
      `--${boundary}--\r\n`,
    ].join(""),
  );
}

function part({ name, mediaType, content }: MessageFile): string {
  const disposition = name === "" ? "inline" : `attachment${mimeParameter("filename", name)}`;
  return [
    `Content-Type: ${name === "" ? mediaType : safeMediaType(mediaType)}\r\n`,
    `Content-Disposition: ${disposition}\r\n`,
    "Content-Transfer-Encoding: base64\r\n\r\n",
    toBase64(content).replace(/.{76}/g, "$&\r\n"),
    "\r\n",
  ].join("");
}

function addressHeader(name: string, list: readonly string[]): string {
  return list.length === 0 ? "" : `${name}: ${list.join(",\r\n ")}\r\n`;
}

function addresses(draft: Draft, field: RecipientField): string[] {
  return draft.recipients.flatMap((recipient) =>
    recipient.kind === "mailbox" && recipient.field === field ? [mimeAddress(recipient.name, recipient.address)] : [],
  );
}

/** A file keeps its type only where it is plainly a type; `message/*` and `multipart/*` would be parsed, not shown. */
function safeMediaType(mediaType: string): string {
  const plain = /^(?:text|image|audio|video|application)\/[\w.+-]{1,100}$/i.test(mediaType);
  return plain ? mediaType : "application/octet-stream";
}
