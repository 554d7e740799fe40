import type { Notice } from "../shared/core/delivery/receipt.ts";
import type { DraftChange } from "../shared/core/draft/compose-host.ts";
import type { BodySource, Draft } from "../shared/core/draft/draft.ts";
import { readHtmlBody } from "../shared/core/draft/html-body.ts";

/** Everything of the draft goes, except its recipients. */
export function noticeOver(draft: Draft, notice: Notice): DraftChange {
  return {
    subject: notice.subject,
    body: bodyOf(draft, notice),
    removeAttachments: draft.attachments.map(({ id }) => id),
  };
}

/** True when the window holds the notice and nothing more: Thunderbird may take a write and do nothing. */
export function isNotice(draft: Draft, notice: Notice): boolean {
  const { format, content } = bodyOf(draft, notice);
  const expected = format === "html" ? readHtmlBody(content).text : content;
  return (
    draft.subject === notice.subject && draft.attachments.length === 0 && words(draft.body.text) === words(expected)
  );
}

function bodyOf({ source: { format } }: Draft, { html, text }: Notice): BodySource {
  return { format, content: format === "html" ? html : text };
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
