import { createHash } from "node:crypto";
import type { MailFile } from "../../cli/mail-file.ts";
import { readAttachmentBytes } from "../../shared/core/draft/attachment-reading.ts";
import { type ComposeHost, ComposeHostError, type NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { type BodySource, type Draft, makeDraft } from "../../shared/core/draft/draft.ts";
import type { Mailbox } from "../../shared/core/draft/mailbox.ts";

interface HeldFile extends NewAttachment {
  readonly id: string;
}

/** A mail client in memory that has the draft of one `.eml` file open. */
export function emlComposeHost({ mail, files }: MailFile, sender: Mailbox): ComposeHost {
  let subject = mail.subject;
  let source: BodySource =
    mail.html === null ? { format: "plain", content: mail.text ?? "" } : { format: "html", content: mail.html };
  let lastId = mail.attachments.length;
  let held: readonly HeldFile[] = mail.attachments.map(({ id, name, mediaType }) => ({
    id,
    name,
    mediaType,
    content: files.get(id) ?? new Uint8Array(),
  }));

  return {
    read: async (): Promise<Draft> =>
      makeDraft({
        from: mail.from ?? sender,
        recipients: mail.recipients,
        subject,
        source,
        attachments: await Promise.all(
          held.map(async ({ id, name, mediaType, content }) => ({
            id,
            name,
            mediaType,
            size: content.length,
            sha256: createHash("sha256").update(content).digest("hex"),
            reading: await readAttachmentBytes(name, mediaType, content),
          })),
        ),
      }),
    readAttachment: async (id): Promise<Uint8Array> => {
      const file = held.find((one) => one.id === id);
      if (file === undefined) throw new ComposeHostError("attachment-failed");
      return file.content;
    },
    write: async (change): Promise<void> => {
      const gone = new Set(change.removeAttachments ?? []);
      subject = change.subject ?? subject;
      source = change.body ?? source;
      const added = (change.addAttachments ?? []).map((file) => ({ ...file, id: String(lastId++) }));
      held = [...held.filter(({ id }) => !gone.has(id)), ...added];
    },
  };
}
