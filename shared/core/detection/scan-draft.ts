import type { Draft } from "../draft/draft.ts";
import type { Finding } from "./finding.ts";

/** Looks at a whole draft and says what it saw. Pure, linear in the draft's length, never throws. */
export type Detector = (draft: Draft) => readonly Finding[];

/** Runs every detector; findings come in reading order (subject, body, attachments; then by offset). */
export function scanDraft(draft: Draft, detectors: readonly Detector[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const detect of detectors) for (const finding of detect(draft)) findings.push(finding);
  return findings.sort(inReadingOrder);
}

function inReadingOrder(a: Finding, b: Finding): number {
  return (
    (a.where === b.where ? 0 : place(a) - place(b)) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compare(a.kind, b.kind)
  );
}

function place({ where }: Finding): number {
  if (where === "subject") return 0;
  return where.startsWith("attachment") ? 2 + Number(where.slice(where.indexOf(":") + 1)) : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
