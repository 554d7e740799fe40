import type { EmulatedRecipient, NewAttachmentFile, NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { parseMailbox } from "../../shared/core/draft/mailbox.ts";
import type { StartingDraft } from "../contract/open-draft.ts";

/** Recipients as Outlook holds what a user typed: resolved to one address, or the words as they stand. */
export function recipientsOf(typed: readonly string[]): EmulatedRecipient[] {
  return typed.map((raw): EmulatedRecipient => {
    const mailbox = parseMailbox(raw);
    if (mailbox === null) return { name: raw, address: raw, recipientType: 0 };
    return { name: mailbox.name || mailbox.address, address: mailbox.address, recipientType: 3 };
  });
}

export function fileOf({ name, content }: NewAttachment): NewAttachmentFile {
  return { name, content: Buffer.from(content).toString("base64") };
}

export function itemOf({ to, cc, bcc, subject, body, attachments }: StartingDraft): NewItem {
  return {
    to: recipientsOf(to),
    cc: recipientsOf(cc),
    bcc: recipientsOf(bcc),
    subject,
    bodyType: body.format === "html" ? "html" : "text",
    body: body.content,
    attachments: attachments.map(fileOf),
  };
}
