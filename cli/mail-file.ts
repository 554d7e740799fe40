import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import PostalMime, { type Email, type Attachment as MimePart } from "postal-mime";
import type { Attachment } from "../shared/core/draft/attachment.ts";
import { readAttachmentBytes } from "../shared/core/draft/attachment-reading.ts";
import type { Recipient, RecipientField } from "../shared/core/draft/recipient.ts";
import { readAddressList } from "./address-list.ts";
import type { Mail, MailReading } from "./mail.ts";
import { draftKindOf, localTimeIn } from "./mail-origin.ts";

/** Larger files are refused, in bytes: no mail server takes them. */
export const maxFileBytes = 150 * 1024 * 1024;

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
export async function parseMailFile(bytes: Uint8Array): Promise<MailFile | null> {
  const email = await parse(bytes);
  if (email === null || !email.headers.some(({ key }) => mailHeaders.has(key))) return null;
  const parts = email.attachments.map((part, index) => ({ id: String(index), part, content: contentOf(part) }));
  const attachments = await Promise.all(parts.map(({ id, part, content }) => readPart(id, part, content)));
  const recipients = [...recipientsIn(email, "to"), ...recipientsIn(email, "cc"), ...recipientsIn(email, "bcc")];
  const localTime = localTimeIn(email.headers);
  return {
    mail: {
      from: senderOf(email),
      recipients,
      kind: draftKindOf(email.headers, recipients.length),
      ...(localTime === null ? {} : { localTime }),
      subject: email.subject ?? "",
      text: email.text ?? null,
      html: email.html ?? null,
      attachments,
    },
    files: new Map(parts.map(({ id, content }) => [id, content])),
  };
}

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

async function readPart(id: string, part: MimePart, content: Uint8Array): Promise<Attachment> {
  const name = part.filename ?? "";
  return {
    id,
    name,
    mediaType: part.mimeType,
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    reading: await readAttachmentBytes(name, part.mimeType, content),
  };
}
