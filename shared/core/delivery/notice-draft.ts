import type { DraftChange } from "../draft/compose-host.ts";
import type { BodySource, Draft } from "../draft/draft.ts";
import { readHtmlBody } from "../draft/html-body.ts";
import type { Notice } from "./receipt.ts";

/** Everything of the draft goes, except its recipients. */
export function noticeOver(draft: Draft, notice: Notice): DraftChange {
  return {
    subject: notice.subject,
    body: bodyOf(draft, notice),
    removeAttachments: draft.attachments.map(({ id }) => id),
  };
}

/** True when the draft holds the notice and nothing more: a client may write HTML its own way, or take a write and do nothing. */
export function isNotice(draft: Draft, notice: Notice): boolean {
  const { format, content } = bodyOf(draft, notice);
  const expected = format === "html" ? readHtmlBody(content).text : content;
  return (
    draft.subject === notice.subject && draft.attachments.length === 0 && words(draft.body.text) === words(expected)
  );
}

/** The same message to a reader: a client may give back the HTML that it was given in another spelling. */
export function readsAs(draft: Draft, subject: string, body: BodySource, files: readonly string[]): boolean {
  const expected = body.format === "html" ? readHtmlBody(body.content).text : body.content;
  return (
    draft.subject === subject &&
    words(draft.body.text) === words(expected) &&
    draft.attachments
      .map(({ name }) => name)
      .sort()
      .join("\n") === [...files].sort().join("\n")
  );
}

function bodyOf({ source: { format } }: Draft, { html, text }: Notice): BodySource {
  return { format, content: format === "html" ? html : text };
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
