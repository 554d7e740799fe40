import type { Receipt } from "../shared/core/delivery/receipt.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { escapeHtml } from "../shared/core/draft/escape-html.ts";
import type { Recipient } from "../shared/core/draft/recipient.ts";
import type { Language } from "../shared/text/language.ts";
import { copyLine, copySubject } from "../shared/text/outlook-copy.ts";
import type { ComposeItem } from "./compose-item.ts";
import { recipientLists } from "./item-recipients.ts";
import { officeCall } from "./office-call.ts";

/** Outlook refuses a longer subject. */
const mostSubject = 255;

/**
 * Makes the item the sender's copy and saves it. No add-in can put a message into Sent (moving one wants permission for the
 * whole mailbox, and Exchange has closed that way), so it stays among the drafts: without recipients, so that no Outlook
 * sends it a second time, not even one that runs no add-in; and it says on top what became of it. Rejects when it is not saved so.
 */
export async function keepCopy(
  item: ComposeItem,
  draft: Draft,
  { messageId, storedAt }: Extract<Receipt, { kind: "submitted" }>,
  language: Language,
): Promise<void> {
  for (const [, list] of recipientLists(item)) await officeCall<void>((answered) => list.setAsync([], answered));
  const subject = copySubject(draft.subject, language).slice(0, mostSubject);
  await officeCall<void>((answered) => item.subject.setAsync(subject, answered));
  const line = copyLine({ at: new Date(storedAt), recipients: draft.recipients.map(readable), messageId }, language);
  await prepend(item, draft.source.format, line);
  await officeCall<string>((answered) => item.saveAsync(answered));
}

async function prepend({ body }: ComposeItem, format: Draft["source"]["format"], line: string): Promise<void> {
  const data = format === "html" ? `<p>${escapeHtml(line)}</p><hr>` : `${line}\n\n`;
  const coercionType = (format === "html" ? "html" : "text") as Office.CoercionType;
  await officeCall<void>((answered) => body.prependAsync(data, { coercionType }, answered));
}

function readable(recipient: Recipient): string {
  switch (recipient.kind) {
    case "mailbox":
      return recipient.field === "bcc" ? `${recipient.address} (Bcc)` : recipient.address;
    case "group":
      return recipient.name;
    case "unparseable":
      return recipient.raw;
  }
}
