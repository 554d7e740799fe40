import type { Attachment } from "../../shared/core/draft/attachment.ts";
import { type Draft, makeDraft } from "../../shared/core/draft/draft.ts";
import { type Mailbox, parseMailbox } from "../../shared/core/draft/mailbox.ts";
import { parseRecipient, type RecipientField } from "../../shared/core/draft/recipient.ts";

export interface DraftWords {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments?: readonly Partial<Attachment>[];
}

/** A draft in a few words, for tests. */
export function draftOf(words: DraftWords = {}): Draft {
  const entries = (field: RecipientField) => (words[field] ?? []).map((raw) => parseRecipient(field, raw));
  return makeDraft({
    from: mailbox(words.from ?? "Alice Clinic <alice@clinic.example>"),
    recipients: [...entries("to"), ...entries("cc"), ...entries("bcc")],
    subject: words.subject ?? "",
    source:
      words.html === undefined
        ? { format: "plain", content: words.text ?? "" }
        : { format: "html", content: words.html },
    attachments: (words.attachments ?? []).map((attachment, index) => ({
      id: String(index),
      name: "file.txt",
      mediaType: "text/plain",
      size: 1,
      sha256: null,
      reading: { state: "unread" },
      ...attachment,
    })),
  });
}

export function mailbox(raw: string): Mailbox {
  const parsed = parseMailbox(raw);
  if (parsed === null) throw new Error("a test named an address that is none");
  return parsed;
}
