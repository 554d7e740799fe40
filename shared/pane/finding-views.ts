import type { Finding, FindingKind, FindingReason, Level, Where } from "../core/detection/finding.ts";
import type { Draft } from "../core/draft/draft.ts";

/** One finding as the pane shows it. The phrase is shown here and nowhere else; it is never stored or sent. */
export interface FindingView {
  readonly kind: FindingKind;
  readonly where: Where;
  readonly level: Level;
  readonly reason: FindingReason;
  readonly phrase: string;
  /** In text that travels with the mail but that no reader sees: the user cannot find it by looking. */
  readonly hidden: boolean;
}

export function findingViews(draft: Draft, findings: readonly Finding[]): readonly FindingView[] {
  return findings.map((finding) => ({
    kind: finding.kind,
    where: finding.where,
    level: finding.level,
    reason: finding.reason,
    phrase: phraseOf(draft, finding),
    hidden: isHidden(draft, finding),
  }));
}

function isHidden(draft: Draft, { where, span }: Finding): boolean {
  if (where !== "body" && where !== "quoted" && where !== "signature") return false;
  return draft.body.segments.some(({ hidden, start, end }) => hidden && start < span.end && span.start < end);
}

function phraseOf(draft: Draft, { where, span: { start, end } }: Finding): string {
  const [part, index] = where.split(":");
  const attachment = draft.attachments[Number(index)];
  switch (part) {
    case "subject":
      return draft.subject.slice(start, end);
    case "attachment-name":
      return attachment?.name.slice(start, end) ?? "";
    case "attachment":
      return attachment?.reading.state === "text" ? attachment.reading.text.slice(start, end) : "";
    default:
      return draft.body.text.slice(start, end);
  }
}
