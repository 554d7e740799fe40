import type { Attachment } from "../shared/core/draft/attachment.ts";
import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { type Draft, type DraftKind, type DraftParts, makeDraft } from "../shared/core/draft/draft.ts";
import { hastenFingerprint } from "../shared/core/draft/fingerprint.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import type { Recipient } from "../shared/core/draft/recipient.ts";
import { type AnsweredMail, answeredMail, answersAll } from "./answered-mail.ts";
import { type ComposeDetails, readDetails } from "./compose-details.ts";
import { recipientsOf } from "./compose-recipients.ts";
import { draftEncryption } from "./draft-encryption.ts";
import { lastReading } from "./last-reading.ts";
import { messengerCall } from "./messenger-call.ts";
import { readAttachment } from "./read-attachment.ts";
import { writeDraft } from "./write-draft.ts";

/**
 * The draft in one compose window of Thunderbird (in this API a compose window is a tab). `given`: what a send event
 * brought along, so that it is not asked for a second time. `readFile`: how attachments are read.
 */
export function thunderbirdComposeHost(
  tabId: number,
  given: ComposeDetails | null = null,
  readFile: typeof readAttachment = readAttachment,
): ComposeHost {
  return {
    read: () => readDraft(tabId, given, readFile),
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

async function readDraft(tabId: number, given: ComposeDetails | null, readFile: typeof readAttachment): Promise<Draft> {
  const reading = readFiles(tabId, readFile);
  reading.catch(() => {}); // Its failure is waited for below.
  const details = given ?? (await readDetails(tabId));
  const from = typeof details.from === "string" ? parseMailbox(details.from) : null;
  if (from === null) throw new ComposeHostError("host-failed");
  const [files, encryption, answered] = await Promise.all([
    reading,
    draftEncryption(tabId, details, given === null ? "now" : "recent"),
    answeredMail(details),
  ]);
  const recipients = recipientsOf(details);
  const parts: DraftParts = {
    kind: kindOf(details.type, answered, recipients),
    participants: answered?.participants ?? null,
    from,
    recipients,
    subject: details.subject ?? "",
    source: details.isPlainText
      ? { format: "plain", content: details.plainTextBody ?? "" }
      : { format: "html", content: details.body ?? "" },
    attachments: files,
    encryption,
    answered: answered?.protection ?? null,
  };
  const draft = makeDraft(parts, lastReading.of(tabId));
  lastReading.keep(tabId, draft);
  await hastenFingerprint(draft);
  return draft;
}

async function readFiles(tabId: number, readFile: typeof readAttachment): Promise<readonly Attachment[]> {
  const attachments = await messengerCall(() => messenger.compose.listAttachments(tabId));
  return Promise.all(attachments.map((file) => readFile(file)));
}

/** Thunderbird calls each answer a reply, and does not tell how a saved draft once began. */
function kindOf(type: ComposeDetails["type"], answered: AnsweredMail | null, to: readonly Recipient[]): DraftKind {
  if (type === undefined || type === "draft") return "new";
  return type === "reply" && answered !== null && answersAll(answered, to) ? "reply-all" : type;
}
