import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import PostalMime, { type Email, type Attachment as MimePart } from "postal-mime";
import type { Attachment, AttachmentReading, UnreadableCause } from "../shared/core/draft/attachment.ts";
import { readAttachmentBytes } from "../shared/core/draft/attachment-reading.ts";
import { readHtmlBody } from "../shared/core/draft/html-body.ts";
import type { Recipient, RecipientField } from "../shared/core/draft/recipient.ts";
import { readAddressList } from "./address-list.ts";
import type { Mail, MailReading } from "./mail.ts";

/** Larger files are refused, in bytes: no mail server takes them. */
const maxFileBytes = 150 * 1024 * 1024;
/** How deep a mail attached to a mail is read. */
const maxNesting = 5;

/** The mail in one `.eml` file, and the bytes of its attachments by `Attachment.id`. */
export interface MailFile {
  readonly mail: Mail;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** `-` is stdin. */
export async function readMailFile(path: string): Promise<MailReading> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readBounded(path === "-" ? process.stdin : createReadStream(path));
  } catch {
    return { ok: false, problem: "cannot-be-opened" };
  }
  if (bytes === null) return { ok: false, problem: "too-large" };
  const file = await parseMailFile(bytes);
  return file === null ? { ok: false, problem: "not-a-mail" } : { ok: true, mail: file.mail };
}

async function readBounded(input: AsyncIterable<Buffer>): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    length += chunk.length;
    if (length > maxFileBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Null when the bytes are no mail: MIME readers take anything, so at least one header of a mail is asked for. */
export async function parseMailFile(bytes: Uint8Array, nesting = 0): Promise<MailFile | null> {
  const email = await parse(bytes);
  if (email === null || !email.headers.some(({ key }) => mailHeaders.has(key))) return null;
  const parts = email.attachments.map((part, index) => ({ id: String(index), part, content: contentOf(part) }));
  const attachments = await Promise.all(parts.map(({ id, part, content }) => readPart(id, part, content, nesting)));
  return {
    mail: {
      from: senderOf(email),
      recipients: [...recipientsIn(email, "to"), ...recipientsIn(email, "cc"), ...recipientsIn(email, "bcc")],
      subject: email.subject ?? "",
      text: email.text ?? null,
      html: email.html ?? null,
      attachments,
    },
    files: new Map(parts.map(({ id, content }) => [id, content])),
  };
}

/** Not read yet anywhere; only a hint on a mail's own attachments too. */
const harmless: ReadonlySet<UnreadableCause> = new Set(["unsupported", "image"]);
const mailHeaders = new Set("from to cc bcc subject date message-id mime-version content-type x-unsent".split(" "));

async function parse(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes);
  } catch {
    return null; // Nested deeper, or with longer headers, than any mail client writes.
  }
}

function recipientsIn(email: Email, field: RecipientField): readonly Recipient[] {
  return email.headers.filter(({ key }) => key === field).flatMap(({ value }) => readAddressList(field, value));
}

function senderOf(email: Email): Mail["from"] {
  const senders = email.headers
    .filter(({ key }) => key === "from")
    .flatMap(({ value }) => readAddressList("to", value));
  const [sender] = senders;
  return senders.length === 1 && sender?.kind === "mailbox" ? { name: sender.name, address: sender.address } : null;
}

function contentOf({ content }: MimePart): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

async function readPart(id: string, part: MimePart, content: Uint8Array, nesting: number): Promise<Attachment> {
  const name = part.filename ?? "";
  return {
    id,
    name,
    mediaType: part.mimeType,
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    reading:
      part.mimeType === "message/rfc822" && content.length > 0
        ? await readAttachedMail(content, nesting + 1)
        : readAttachmentBytes(name, part.mimeType, content),
  };
}

/**
 * A mail attached to a mail reads as its subject, its text and what is attached to it, one after the other.
 * When a part of it cannot be read, neither can the whole: half an answer would pass for a clean one.
 */
async function readAttachedMail(content: Uint8Array, nesting: number): Promise<AttachmentReading> {
  const file = nesting > maxNesting ? null : await parseMailFile(content, nesting);
  if (file === null) return { state: "unreadable", cause: "failed" };
  const { subject, text, html, attachments } = file.mail;
  const pieces = [subject, text ?? "", html === null ? "" : readHtmlBody(html).text];
  for (const { name, reading } of attachments) {
    if (reading.state === "unreadable" && !harmless.has(reading.cause)) return reading;
    pieces.push(name, reading.state === "text" ? reading.text : "");
  }
  return { state: "text", text: pieces.filter((piece) => piece !== "").join("\n") };
}
