import type { FindingRef } from "../core/detection/finding.ts";
import type { DraftChange } from "../core/draft/compose-host.ts";
import type { Draft } from "../core/draft/draft.ts";
import { insertTemplate } from "../core/draft/insert-template.ts";
import { moveSubjectIntoBody } from "../core/draft/move-subject.ts";
import { removePhrases, type Stretch } from "../core/draft/remove-phrases.ts";
import { trimQuote } from "../core/draft/trim-quote.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Language } from "../text/language.ts";

/** A change of the draft that the user asks for in the pane. `attachment` counts from 0. */
export type DraftEdit =
  | { readonly kind: "move-subject" }
  | { readonly kind: "trim-quote" }
  /** By their places in the draft's list. */
  | { readonly kind: "move-to-bcc"; readonly recipients: readonly number[] }
  | { readonly kind: "detach"; readonly attachment: number }
  | { readonly kind: "remove"; readonly findings: readonly FindingRef[] }
  | { readonly kind: "insert-template"; readonly template: string; readonly language: Language };

/** What to write to the draft; null when it cannot be done without touching anything else: then nothing is written. */
export function changeFor(
  edit: DraftEdit,
  draft: Draft,
  policy: Pick<Policy, "neutralSubject" | "templates">,
): DraftChange | null {
  switch (edit.kind) {
    case "move-subject":
      return moveSubjectIntoBody(draft, policy.neutralSubject);
    case "trim-quote":
      return trimQuote(draft);
    case "move-to-bcc": {
      const moved = edit.recipients.map((at) => draft.recipients[at]);
      return moved.every((one) => one?.kind === "mailbox") ? { toBcc: moved.map(({ address }) => address) } : null;
    }
    case "detach": {
      const attachment = draft.attachments[edit.attachment];
      return attachment === undefined ? null : { removeAttachments: [attachment.id] };
    }
    case "remove": {
      const stretches = edit.findings.map(stretchOf);
      return stretches.every((stretch) => stretch !== null) ? removePhrases(draft, stretches) : null;
    }
    case "insert-template": {
      const template = policy.templates.find(({ id }) => id === edit.template);
      if (template === undefined) return null;
      const { subject, body } = template;
      return insertTemplate(draft, {
        subject: subject[edit.language] ?? subject.en,
        body: body[edit.language] ?? body.en,
      });
    }
  }
}

/** Where in the draft's own words a finding stands; null for those in files. */
export function stretchOf({ where, span }: Pick<FindingRef, "where" | "span">): Stretch | null {
  switch (where) {
    case "subject":
      return { in: "subject", ...span };
    case "body":
    case "quoted":
    case "signature":
      return { in: "body", ...span };
    default:
      return null;
  }
}
