import type { DraftChange } from "./compose-host.ts";
import type { Draft } from "./draft.ts";
import { escapeHtml } from "./escape-html.ts";
import { subjectPrefix, withFirstLines } from "./move-subject.ts";

/** A text of the organisation, in one language. */
export interface TemplateWords {
  readonly subject: string;
  readonly body: string;
}

/**
 * The text goes in front of what the user wrote, which stays; its neutral subject takes the place of the draft's, with
 * `Re:`/`Fwd:` kept.
 */
export function insertTemplate(draft: Draft, { subject, body }: TemplateWords): DraftChange {
  const html = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
  return {
    subject: [subjectPrefix(draft.subject), subject].filter((part) => part !== "").join(" "),
    body: withFirstLines(draft.source, { text: body, html }),
  };
}
