import type { Attachment } from "../../../shared/core/draft/attachment.ts";
import { type Draft, makeDraft } from "../../../shared/core/draft/draft.ts";
import type { EmailAddress } from "../../../shared/core/draft/email-address.ts";

interface Parts {
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments?: readonly { readonly name: string; readonly text?: string }[];
}

/** A draft as the tests write it; the sender and recipient are nobody in particular. */
export function draftOf({ subject = "", text = "", html, attachments = [] }: Parts): Draft {
  return makeDraft({
    from: { name: "", address: "desk@clinic.example" as EmailAddress },
    recipients: [],
    subject,
    source: html === undefined ? { format: "plain", content: text } : { format: "html", content: html },
    attachments: attachments.map(attachmentOf),
  });
}

function attachmentOf({ name, text }: { readonly name: string; readonly text?: string }, index: number): Attachment {
  return {
    id: String(index),
    name,
    mediaType: "application/octet-stream",
    size: 1,
    sha256: null,
    reading: text === undefined ? { state: "unread" } : { state: "text", text },
  };
}
