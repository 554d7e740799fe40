import { field, type HeaderField, isField, type SplitMessage } from "./split-message.ts";

/** Fields that servers and mail programs need in the open. All others go inside only. */
const outer = ["from", "reply-to", "to", "cc", "date", "message-id", "in-reply-to", "references", "auto-submitted"];
const obscuredSubject = "[...]";

export interface ProtectedMessage {
  /** For the outside, without the content's own fields. */
  readonly outside: readonly HeaderField[];
  /** The whole entity that is encrypted, CRLF throughout. */
  readonly inside: Buffer;
}

/**
 * Moves the headers inside what will be encrypted, and leaves outside what is needed there. Written both as RFC 9788 has it
 * (`hp`, `HP-Outer`) and as the older draft that Thunderbird reads (`protected-headers="v1"`).
 */
export function protectHeaders(message: SplitMessage): ProtectedMessage {
  const content = message.fields.filter(({ name }) => /^content-/i.test(name));
  const others = message.fields.filter(({ name }) => !/^(?:content-.*|mime-version)$/i.test(name));
  const shown = others.filter(({ name }) => outer.includes(name.toLowerCase()));
  const outside = [...shown, field("Subject", obscuredSubject)];
  const told = outside.map(({ name, raw }) => ({
    name: "HP-Outer",
    raw: `HP-Outer: ${name}:${raw.slice(raw.indexOf(":") + 1)}`,
  }));
  const type = content.find(isField("content-type")) ?? field("Content-Type", "text/plain; charset=us-ascii");
  const marked = { ...type, raw: `${type.raw.replace(/;\s*$/, "")};\r\n protected-headers="v1"; hp="cipher"` };
  const rest = content.filter((each) => each !== type);
  const head = [...others, ...told, field("MIME-Version", "1.0"), marked, ...rest];
  const text = `${head.map(({ raw }) => `${raw}\r\n`).join("")}\r\n${message.body}`;
  return { outside, inside: Buffer.from(text, "latin1") };
}
