import { type Finding, type FindingRef, isPatientInformation, sameFinding } from "../detection/finding.ts";
import { validAnswers } from "./answered.ts";
import type { Policy } from "./policy.ts";
import type { DismissalReason, UserDecision } from "./user-decision.ts";

/** One finding that the user says is no patient information. */
export interface SetAside {
  readonly finding: FindingRef;
  readonly because: DismissalReason;
}

/**
 * What the user has set aside of these findings, where the policy allows it; the last word on a finding counts. What could
 * not be read cannot be set aside: nobody has seen what is in it.
 */
export function findingsSetAside(
  findings: readonly Finding[],
  decision: UserDecision | null,
  policy: Pick<Policy, "override">,
): readonly SetAside[] {
  const said = validAnswers(decision, policy).filter((answer) => answer.choice === "set-aside");
  return findings.filter(isPatientInformation).flatMap((finding) => {
    const last = said.findLast(({ findings: named }) => named.some((each) => sameFinding(each, finding)));
    if (last === undefined) return [];
    const { kind, where, span } = finding;
    return [{ finding: { kind, where, span }, because: last.because }];
  });
}

/** The findings with those set aside as hints: still seen and counted, without force. */
export function asHints(findings: readonly Finding[], setAside: readonly SetAside[]): readonly Finding[] {
  if (setAside.length === 0) return findings;
  return findings.map((finding) =>
    setAside.some((each) => sameFinding(each.finding, finding)) ? { ...finding, level: "hint" } : finding,
  );
}
