import { type EmailAddress, parseEmailAddress } from "./email-address.ts";

/** A display name (possibly empty) and an address. */
export interface Mailbox {
  readonly name: string;
  readonly address: EmailAddress;
}

const angled = /^(?<name>"(?:[^"\\]|\\.)*"|[^"<>,;:@\\]*)\s*<(?<address>[^<>\s]+)>$/u;

/**
 * Reads exactly one mailbox: `a@b.org`, `Name <a@b.org>` or `"Name, X" <a@b.org>`.
 * Anything else is null, above all two addresses in one string
 * (`x@evil.com, y@hospital.org` was once counted as internal by a tool of this kind).
 */
export function parseMailbox(raw: string): Mailbox | null {
  const text = raw.trim();
  if (text.length > 1_000) return null;
  const bare = parseEmailAddress(text);
  if (bare !== null) return { name: "", address: bare };
  const parts = angled.exec(text)?.groups;
  const address = parts?.address === undefined ? null : parseEmailAddress(parts.address);
  if (address === null) return null;
  return { name: unquote(parts?.name?.trim() ?? ""), address };
}

/** Writes a mailbox so that `parseMailbox` gives it back. */
export function formatMailbox(mailbox: Mailbox): string {
  if (mailbox.name === "") return mailbox.address;
  return `"${mailbox.name.replace(/["\\]/g, "\\$&")}" <${mailbox.address}>`;
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/gs, "$1") : name;
}
