import type { Attachment } from "../../shared/core/draft/attachment.ts";
import { type Draft, makeDraft } from "../../shared/core/draft/draft.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { parseRecipient, type Recipient, type RecipientField } from "../../shared/core/draft/recipient.ts";
import { mailbox } from "./draft-of.ts";
import type { VectorDraft } from "./golden-vector.ts";

/** The draft of a vector as a host would have read it. */
export function vectorDraft(words: VectorDraft): Draft {
  const entries = (field: RecipientField): Recipient[] => (words[field] ?? []).map((raw) => parseRecipient(field, raw));
  const groups = (words.groups ?? []).map((name): Recipient => ({ kind: "group", field: "to", name }));
  return makeDraft({
    kind: words.kind ?? "new",
    participants: words.participants?.map(addressOf) ?? null,
    from: mailbox(words.from ?? "Alice Clinic <alice@clinic.example>"),
    recipients: [...entries("to"), ...entries("cc"), ...entries("bcc"), ...groups],
    subject: words.subject ?? "",
    source:
      words.html === undefined
        ? { format: "plain", content: words.text ?? "" }
        : { format: "html", content: words.html },
    attachments: (words.attachments ?? []).map(attachmentOf),
    answered: words.answered ?? null,
    ...(words.encryption === undefined ? {} : { encryption: words.encryption }),
  });
}

function attachmentOf(
  { name, text, size, unreadable }: NonNullable<VectorDraft["attachments"]>[number],
  index: number,
): Attachment {
  const facts = { id: String(index), name, mediaType: "application/octet-stream", sha256: null };
  const bytes = size ?? text?.length ?? 1;
  if (unreadable !== undefined) {
    return { ...facts, size: bytes, reading: { state: "unreadable", cause: unreadable } };
  }
  return { ...facts, size: bytes, reading: text === undefined ? { state: "unread" } : { state: "text", text } };
}

export function addressOf(raw: string): EmailAddress {
  const address = parseEmailAddress(raw);
  if (address === null) throw new Error("a vector names an address that is none");
  return address;
}
