import type { Floor, Question, ReasonCode, Verdict } from "../core/policy/verdict.ts";

/** What the verdict asks; most ask nothing. */
export function questionsOf(verdict: Verdict): readonly Question[] {
  return verdict.kind === "ask" ? verdict.questions : [];
}

/** The protection that the verdict asks for. */
export function floorOf(verdict: Verdict): Floor {
  return verdict.kind === "ask" || verdict.kind === "protect" ? verdict.floor : "none";
}

export function reasonsOf(verdict: Verdict): readonly ReasonCode[] {
  return verdict.kind === "clear" ? [] : verdict.reasons;
}
