import { noteText } from "../core/delivery/note-text.ts";
import type { PickupProof } from "../core/policy/pickup-proof.ts";
import type { OverrideReason } from "../core/policy/policy.ts";
import type { Answer, UserDecision } from "../core/policy/user-decision.ts";
import type { ReasonCode, Verdict } from "../core/policy/verdict.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import type { PaneAction } from "./pane-action.ts";
import { floorOf, questionsOf } from "./verdict-parts.ts";

/**
 * The answers that stand after an action, to be recorded before Send is pressed again: those of this action, and what the
 * user has set aside in this very draft before. Only what the verdict asks is answered: a confirmation of something else,
 * or an override with a reason that is not permitted, answers nothing.
 */
export function answersFor(
  action: PaneAction,
  { judgement, decision }: Pick<Assessment, "judgement" | "decision">,
  permittedReasons: readonly OverrideReason[],
): readonly Answer[] {
  if (action.do === "count-again") return [];
  return [...setAsides(decision), ...ownAnswers(action, judgement.verdict, permittedReasons)];
}

function setAsides(decision: UserDecision | null): readonly Answer[] {
  return (decision?.answers ?? []).filter(({ choice }) => choice === "set-aside");
}

function ownAnswers(
  action: Exclude<PaneAction, { do: "count-again" }>,
  verdict: Verdict,
  permittedReasons: readonly OverrideReason[],
): readonly Answer[] {
  switch (action.do) {
    case "edit":
    case "back":
      return [];
    case "set-aside":
      return [{ choice: "set-aside", findings: action.findings, because: action.because }];
    case "send":
      return confirmations(action.confirmed, verdict);
    case "send-sealed":
      return [...confirmations(action.confirmed, verdict), sealing(action.proof)];
    case "send-encrypted":
      return [...confirmations(action.confirmed, verdict), { choice: "encrypt", technology: action.technology }];
    case "override":
      return [
        ...confirmations(action.confirmed, verdict),
        ...(permittedReasons.includes(action.reason) ? overrides(action.reason, noteIn(action), verdict) : []),
      ];
    case "as-asked": {
      const { purpose } = action;
      return [
        ...confirmations(action.confirmed, verdict),
        { choice: "send-unsealed", reason: "patient-agreed", purpose, ...noteIn(action) },
      ];
    }
  }
}

function sealing(proof: PickupProof | undefined): Answer {
  return proof === undefined ? { choice: "seal" } : { choice: "seal", proof };
}

function confirmations(confirmed: readonly ReasonCode[], verdict: Verdict): readonly Answer[] {
  return questionsOf(verdict)
    .filter(({ reason, answer }) => answer === "confirm" && confirmed.includes(reason))
    .map(({ reason }) => ({ choice: "confirm", question: reason }));
}

interface Noted {
  readonly note?: string;
}

function noteIn(action: Noted): Noted {
  const note = noteText(action.note);
  return note === null ? {} : { note };
}

function overrides(reason: OverrideReason, noted: Noted, verdict: Verdict): readonly Answer[] {
  const overridden = questionsOf(verdict)
    .filter(({ answer }) => answer === "reason")
    .map((question): Answer => ({ choice: "override", question: question.reason, reason, ...noted }));
  return floorOf(verdict) === "none" ? overridden : [...overridden, { choice: "send-unsealed", reason, ...noted }];
}
