import MailComposer from "nodemailer/lib/mail-composer";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { writeNotice } from "../../shared/text/notice.ts";

export interface NoticeMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: EmailAddress;
  readonly to: EmailAddress;
  /** Without angle brackets; the same for every try. */
  readonly messageId: string;
  readonly organisation: string;
  readonly contact: string;
  readonly sender: string;
  readonly link: string;
  readonly expiresAt: Date;
  readonly subject: { readonly en: string; readonly es: string };
}

/** The mail that brings the link to a message which waits for pickup. */
export function noticeMail(facts: NoticeMail, at: Date): Promise<Buffer> {
  const { subject, text, html } = writeNotice(facts);
  return new MailComposer({
    from: facts.from,
    replyTo: facts.replyTo,
    to: { name: "", address: facts.to },
    messageId: `<${facts.messageId}>`,
    date: at,
    subject,
    text,
    html,
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
