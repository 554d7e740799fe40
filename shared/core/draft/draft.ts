import type { Attachment } from "./attachment.ts";
import type { BodyText } from "./body-text.ts";
import { readHtmlBody } from "./html-body.ts";
import type { Mailbox } from "./mailbox.ts";
import { readPlainBody } from "./plain-body.ts";
import type { Recipient } from "./recipient.ts";

/** The body exactly as the host holds it. */
export interface BodySource {
  readonly format: "html" | "plain";
  readonly content: string;
}

/** What is about to be sent, read once at the edge; nothing behind it parses again. */
export interface Draft {
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  readonly source: BodySource;
  readonly body: BodyText;
  readonly attachments: readonly Attachment[];
}

/** Builds a draft from what a host read; derives the text that a reader sees. */
export function makeDraft(parts: Omit<Draft, "body">): Draft {
  const { format, content } = parts.source;
  return { ...parts, body: format === "html" ? readHtmlBody(content) : readPlainBody(content) };
}
