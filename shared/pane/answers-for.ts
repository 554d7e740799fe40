import type { OverrideReason } from "../core/policy/policy.ts";
import type { Answer } from "../core/policy/user-decision.ts";
import type { ReasonCode, Verdict } from "../core/policy/verdict.ts";
import type { PaneAction } from "./pane-view.ts";
import { floorOf, questionsOf } from "./verdict-parts.ts";

/**
 * The answers that an action stands for, to be recorded before Send is pressed again. Only what the verdict asks is
 * answered: a confirmation of something else, or an override with a reason that is not permitted, answers nothing.
 */
export function answersFor(
  action: PaneAction,
  verdict: Verdict,
  permittedReasons: readonly OverrideReason[],
): readonly Answer[] {
  switch (action.do) {
    case "move-subject":
    case "back":
      return [];
    case "send":
      return confirmations(action.confirmed, verdict);
    case "send-sealed":
      return [...confirmations(action.confirmed, verdict), { choice: "seal" }];
    case "override":
      return [
        ...confirmations(action.confirmed, verdict),
        ...(permittedReasons.includes(action.reason) ? overrides(action.reason, verdict) : []),
      ];
  }
}

function confirmations(confirmed: readonly ReasonCode[], verdict: Verdict): readonly Answer[] {
  return questionsOf(verdict)
    .filter(({ reason, answer }) => answer === "confirm" && confirmed.includes(reason))
    .map(({ reason }) => ({ choice: "confirm", question: reason }));
}

function overrides(reason: OverrideReason, verdict: Verdict): readonly Answer[] {
  const overridden = questionsOf(verdict)
    .filter(({ answer }) => answer === "reason")
    .map((question): Answer => ({ choice: "override", question: question.reason, reason }));
  return floorOf(verdict) === "none" ? overridden : [...overridden, { choice: "send-unsealed", reason }];
}
