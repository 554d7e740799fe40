import { createTransport } from "nodemailer";
import type { ComposeHost } from "../../shared/core/draft/compose-host.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { formatMailbox } from "../../shared/core/draft/mailbox.ts";
import type { RecipientField } from "../../shared/core/draft/recipient.ts";

/** Sends the draft as it stands, as a mail client does with its own SMTP server. Rejects when that refuses it. */
export async function sendNatively(host: ComposeHost, smtpPort: number): Promise<void> {
  const draft = await host.read();
  const { format, content } = draft.source;
  const transport = createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: formatMailbox(draft.from),
      to: addresses(draft, "to"),
      cc: addresses(draft, "cc"),
      bcc: addresses(draft, "bcc"),
      subject: draft.subject,
      ...(format === "html" ? { html: content, text: draft.body.text } : { text: content }),
      attachments: await Promise.all(
        draft.attachments.map(async ({ id, name, mediaType }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(await host.readAttachment(id)),
        })),
      ),
    });
  } finally {
    transport.close();
  }
}

function addresses(draft: Draft, field: RecipientField): string[] {
  return draft.recipients.flatMap((recipient) =>
    recipient.kind === "mailbox" && recipient.field === field ? [formatMailbox(recipient)] : [],
  );
}
