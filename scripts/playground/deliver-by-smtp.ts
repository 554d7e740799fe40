import { createTransport } from "nodemailer";
import type { ComposeItem, EmulatedRecipient } from "./host/compose-item.ts";

/** What Outlook and its server do with an item that may leave. Rejects when the mail server refuses it. */
export async function deliverBySmtp(item: ComposeItem, smtpPort: number): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: mailbox(item.from),
      to: item.to.map(mailbox),
      cc: item.cc.map(mailbox),
      bcc: item.bcc.map(mailbox),
      subject: item.kind === "appointment" ? `Invitation: ${item.subject}` : item.subject,
      headers: item.headers,
      ...(item.bodyType === "html" ? { html: item.body } : { text: item.body }),
      attachments: item.attachments
        .filter(({ format }) => format === "base64")
        .map(({ name, content, isInline }) => ({
          filename: name,
          content: Buffer.from(content, "base64"),
          ...(isInline ? { cid: name } : {}),
        })),
    });
  } finally {
    transport.close();
  }
}

function mailbox({ name, address }: EmulatedRecipient): { name: string; address: string } {
  return { name: name === address ? "" : name, address };
}
