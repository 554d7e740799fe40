import type { Verdict } from "../../shared/core/policy/verdict.ts";
import type { Rehearsed } from "./rehearse.ts";
import type { MailPlace } from "./stored-mail.ts";
import { reasonsOf, ruleIdOf } from "./tally.ts";

/** One mail of which two policies think differently. */
export interface ChangedMail {
  readonly place: MailPlace;
  readonly old: Rehearsed;
  readonly new: Rehearsed;
}

/** Another verdict, another floor, or another thing to answer. The same answer by another rule is no change. */
export function isChanged(old: Rehearsed, next: Rehearsed): boolean {
  return substance(old.judgement.verdict) !== substance(next.judgement.verdict);
}

function substance(verdict: Verdict): string {
  switch (verdict.kind) {
    case "clear":
    case "refuse":
      return verdict.kind;
    case "protect":
      return `protect ${verdict.floor}`;
    case "ask":
      return `ask ${verdict.floor} ${verdict.questions.map(({ reason, answer }) => `${reason}=${answer}`).sort()}`;
  }
}

/** Codes only, and the path when it was asked for. */
export function changedJson({ place, old, new: next }: ChangedMail, withPaths: boolean): object {
  const { source, part, path } = place;
  return { source, part, ...(withPaths ? { path } : {}), old: sideJson(old), new: sideJson(next) };
}

function sideJson({ judgement: { verdict } }: Rehearsed): object {
  return { verdict: verdict.kind, rules: reasonsOf(verdict).map(ruleIdOf) };
}
