import {
  type Finding,
  type FindingKind,
  type FindingReason,
  type FindingRef,
  type Level,
  sameFinding,
  type Where,
} from "../core/detection/finding.ts";
import type { Draft } from "../core/draft/draft.ts";
import { isRemovable, removePhrases } from "../core/draft/remove-phrases.ts";
import type { DismissalReason } from "../core/policy/user-decision.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import { stretchOf } from "./edit-draft.ts";

/** One finding as the pane shows it. The phrase is shown here and nowhere else; it is never stored or sent. */
export interface FindingView extends FindingRef {
  readonly kind: FindingKind;
  readonly where: Where;
  readonly level: Level;
  readonly reason: FindingReason;
  readonly phrase: string;
  /** In text that travels with the mail but that no reader sees: the user cannot find it by looking. */
  readonly hidden: boolean;
  /** It can be cut out of the draft, and nothing else with it. */
  readonly removable: boolean;
  /** Why the user says that it is no patient information; null: they have not. */
  readonly setAside: DismissalReason | null;
}

export function findingViews(
  draft: Draft,
  { findings, setAside }: Pick<Assessment, "findings" | "setAside">,
): readonly FindingView[] {
  const removable = removableFindings(draft, findings);
  return findings.map((finding) => ({
    kind: finding.kind,
    where: finding.where,
    span: finding.span,
    level: finding.level,
    reason: finding.reason,
    phrase: phraseOf(draft, finding),
    hidden: isHidden(draft, finding),
    removable: removable.has(finding),
    setAside: setAside.find((each) => sameFinding(each.finding, finding))?.because ?? null,
  }));
}

/** Tried with all of them at once: the body is read once more, not once for each. */
function removableFindings(draft: Draft, findings: readonly Finding[]): ReadonlySet<Finding> {
  const cuttable = findings.flatMap((finding) => {
    const stretch = finding.level === "warn" && finding.span.end > finding.span.start ? stretchOf(finding) : null;
    return stretch !== null && isRemovable(draft, stretch) ? [{ finding, stretch }] : [];
  });
  const change = removePhrases(
    draft,
    cuttable.map(({ stretch }) => stretch),
  );
  return new Set(change === null ? [] : cuttable.map(({ finding }) => finding));
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
