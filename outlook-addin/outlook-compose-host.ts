import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import { attachmentBytes } from "./attachment-bytes.ts";
import { type ComposeItem, currentItem } from "./compose-item.ts";
import { conversationOf } from "./conversation-start.ts";
import { itemAttachments } from "./item-attachments.ts";
import { readBody } from "./item-body.ts";
import { itemRecipients } from "./item-recipients.ts";
import { itemSender } from "./item-sender.ts";
import { officeCall } from "./office-call.ts";
import { writeItem } from "./write-item.ts";

/** The draft in one compose window of Outlook. A pinned pane outlives its item: the next one is another draft. */
export function outlookComposeHost(item: ComposeItem): ComposeHost {
  const onThisItem = async <T>(work: () => Promise<T>): Promise<T> => {
    const there = (): void => {
      if (currentItem() !== item) throw new ComposeHostError("draft-closed");
    };
    there();
    const result = await work();
    there();
    return result;
  };
  return {
    read: () => onThisItem(() => readDraft(item)),
    readAttachment: (id) =>
      onThisItem(async () => {
        try {
          return await attachmentBytes(item, id);
        } catch {
          throw new ComposeHostError("attachment-failed");
        }
      }),
    write: (change) => onThisItem(() => writeItem(item, change)),
  };
}

/** Reads the draft; files and text that were there before are not read again where `known` has them. */
export async function readDraft(item: ComposeItem, known: Draft | null = null): Promise<Draft> {
  const [start, from, recipients, subject, source, attachments] = await Promise.all([
    conversationOf(item),
    itemSender(item),
    itemRecipients(item),
    officeCall<string>((answered) => item.subject.getAsync(answered)),
    readBody(item),
    itemAttachments(item, known?.attachments ?? []),
  ]);
  return makeDraft({ ...start, from, recipients, subject, source, attachments }, known);
}
