import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { type Draft, type DraftKind, makeDraft } from "../shared/core/draft/draft.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { recipientsOf } from "./compose-recipients.ts";
import { messengerCall } from "./messenger-call.ts";
import { readAttachment } from "./read-attachment.ts";
import { writeDraft } from "./write-draft.ts";

/** The draft in one compose window of Thunderbird (in this API a compose window is a tab). */
export function thunderbirdComposeHost(tabId: number): ComposeHost {
  return {
    read: () => readDraft(tabId),
    readAttachment: async (id) => {
      try {
        const file = await messengerCall(() => messenger.compose.getAttachmentFile(Number(id)));
        return new Uint8Array(await messengerCall(() => file.arrayBuffer()));
      } catch {
        throw new ComposeHostError("attachment-failed");
      }
    },
    write: (change) => writeDraft(tabId, change),
  };
}

async function readDraft(tabId: number): Promise<Draft> {
  const [details, attachments] = await Promise.all([
    messengerCall(() => messenger.compose.getComposeDetails(tabId)),
    messengerCall(() => messenger.compose.listAttachments(tabId)),
  ]);
  const from = typeof details.from === "string" ? parseMailbox(details.from) : null;
  if (from === null) throw new ComposeHostError("host-failed");
  return makeDraft({
    kind: kindOf(details.type),
    from,
    recipients: recipientsOf(details),
    subject: details.subject ?? "",
    source: details.isPlainText
      ? { format: "plain", content: details.plainTextBody ?? "" }
      : { format: "html", content: details.body ?? "" },
    attachments: await Promise.all(attachments.map(readAttachment)),
  });
}

/** Thunderbird does not tell a reply to all from one to the sender, nor how a saved draft once began. */
function kindOf(type: messenger.compose.ComposeDetails["type"]): DraftKind {
  return type === undefined || type === "draft" ? "new" : type;
}
