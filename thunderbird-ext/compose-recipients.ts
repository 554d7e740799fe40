import { addressKey, type EmailAddress } from "../shared/core/draft/email-address.ts";
import { parseRecipient, type Recipient, type RecipientField } from "../shared/core/draft/recipient.ts";

type Entries = messenger.compose.ComposeRecipientList | undefined;
type Entry = messenger.compose.ComposeRecipient;

/**
 * Thunderbird's recipients, each read strictly. Mailing lists stand here unexpanded (Thunderbird fills them in
 * only after `onBeforeSend`), as `Name <words without @>` or as an address book entry: groups, whose members
 * nobody sees. So are newsgroups.
 */
export function recipientsOf(details: messenger.compose.ComposeDetails): readonly Recipient[] {
  return [
    ...entriesOf("to", details.to),
    ...entriesOf("cc", details.cc),
    ...entriesOf("bcc", details.bcc),
    ...listOf(details.newsgroups).map((name): Recipient => ({ kind: "group", field: "to", name })),
  ];
}

function entriesOf(field: RecipientField, entries: Entries): readonly Recipient[] {
  return listOf(entries).map((entry): Recipient => {
    if (typeof entry !== "string") return { kind: "group", field, name: entry.type };
    const list = /^"?(?<name>[^"<>@,;]*?)"?\s*<[^<>@]*>$/.exec(entry.trim())?.groups?.name;
    return list === undefined ? parseRecipient(field, entry) : { kind: "group", field, name: list };
  });
}

function listOf<T>(entries: T | readonly T[] | undefined | null): readonly T[] {
  if (entries === undefined || entries === null || entries === "") return [];
  return Array.isArray(entries) ? entries : [entries as T];
}

/** The three fields, with these addresses moved to Bcc as they stand; all other entries stay where they are. */
export function movedToBcc(
  { to, cc, bcc }: messenger.compose.ComposeDetails,
  addresses: readonly EmailAddress[],
): messenger.compose.ComposeDetails {
  const wanted = new Set(addresses.map(addressKey));
  const moves = (entry: Entry): boolean => {
    const recipient = typeof entry === "string" ? parseRecipient("to", entry) : null;
    return recipient?.kind === "mailbox" && wanted.has(addressKey(recipient.address));
  };
  const [inTo, inCc, inBcc] = [listOf<Entry>(to), listOf<Entry>(cc), listOf<Entry>(bcc)];
  return {
    to: inTo.filter((entry) => !moves(entry)),
    cc: inCc.filter((entry) => !moves(entry)),
    bcc: [...inBcc, ...[...inTo, ...inCc].filter(moves)],
  };
}
