import { decodeWords } from "postal-mime";
import { parseRecipient, type Recipient, type RecipientField } from "../shared/core/draft/recipient.ts";

/**
 * The recipients in one `To`, `Cc` or `Bcc` header. Splits only where RFC 5322 does; each entry is then read as
 * strictly as one that a user typed, so a list that is not well formed gives an unparseable recipient.
 */
export function readAddressList(field: RecipientField, header: string): readonly Recipient[] {
  return splitAddressList(header).map((entry) =>
    entry.kind === "empty-group" ? { kind: "group", field, name: entry.name } : readEntry(field, entry.raw),
  );
}

type Entry =
  | { readonly kind: "mailbox"; readonly raw: string }
  | { readonly kind: "empty-group"; readonly name: string };

/** One pass over quotes, angles and comments. The name of a group falls away, its members stay. */
function splitAddressList(header: string): readonly Entry[] {
  const entries: Entry[] = [];
  let group: { readonly name: string; readonly before: number } | null = null;
  let start = 0;
  const take = (end: number): void => {
    const raw = header.slice(start, end).trim();
    if (raw !== "") entries.push({ kind: "mailbox", raw });
    start = end + 1;
  };
  for (let at = 0; at < header.length; at++) {
    const character = header[at];
    if (character === '"') at = endOfQuote(header, at);
    else if (character === "<" || character === "(") at = closing(header, at, character === "<" ? ">" : ")");
    else if (character === ",") take(at);
    else if (character === ":" && group === null) {
      group = { name: header.slice(start, at).trim(), before: entries.length };
      start = at + 1;
    } else if (character === ";" && group !== null) {
      take(at);
      if (entries.length === group.before) entries.push({ kind: "empty-group", name: decodeWords(group.name) });
      group = null;
    }
  }
  take(header.length);
  return entries;
}

function readEntry(field: RecipientField, raw: string): Recipient {
  const plain = /^(?<address>[^\s()<>"]+)\s*\((?<comment>[^()]*)\)$/.exec(raw)?.groups;
  const recipient = parseRecipient(field, plain?.address ?? raw);
  if (recipient.kind !== "mailbox") return { kind: "unparseable", field, raw };
  return { ...recipient, name: decodeWords(plain?.comment ?? recipient.name) };
}

function endOfQuote(header: string, open: number): number {
  for (let at = open + 1; at < header.length; at++) {
    if (header[at] === "\\") at++;
    else if (header[at] === '"') return at;
  }
  return header.length;
}

function closing(header: string, open: number, mark: string): number {
  const at = header.indexOf(mark, open);
  return at === -1 ? header.length : at;
}
