/** One header field as it stands in the message, folded lines and all, without its last line break. */
export interface HeaderField {
  readonly name: string;
  readonly raw: string;
}

/** An RFC 5322 message in latin1, so that every byte is one character; line breaks are CRLF. */
export interface SplitMessage {
  readonly fields: readonly HeaderField[];
  readonly body: string;
}

/**
 * Null: not a message. Every kind of line break becomes CRLF first: a bare one would be read as one thing here and as another
 * by the next server (SMTP smuggling).
 */
export function splitMessage(bytes: Uint8Array): SplitMessage | null {
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/\r\n|\r|\n/g, "\r\n");
  const end = text.indexOf("\r\n\r\n");
  const head = end < 0 ? text.replace(/\r\n$/, "") : text.slice(0, end);
  const fields: HeaderField[] = [];
  for (const raw of head.split(/\r\n(?![ \t])/)) {
    const name = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/.exec(raw)?.[1];
    if (name === undefined) return null;
    fields.push({ name, raw });
  }
  return { fields, body: end < 0 ? "" : text.slice(end + 4) };
}

export function joinMessage({ fields, body }: SplitMessage): Buffer {
  return Buffer.from(`${fields.map(({ raw }) => `${raw}\r\n`).join("")}\r\n${body}`, "latin1");
}

export function isField(name: string): (field: HeaderField) => boolean {
  const wanted = name.toLowerCase();
  return (field) => field.name.toLowerCase() === wanted;
}

/** The value, unfolded. */
export function unfolded({ raw }: HeaderField): string {
  return raw
    .slice(raw.indexOf(":") + 1)
    .replace(/\r\n(?=[ \t])/g, "")
    .trim();
}

/** A field of our own making; the value must be plain ASCII. */
export function field(name: string, value: string): HeaderField {
  return { name, raw: `${name}: ${value}` };
}
