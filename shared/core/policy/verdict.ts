import type { BuiltInRuleId } from "./built-in-rules.ts";
import { builtInRuleIds, builtInRules } from "./built-in-rules.ts";
import type { JudgedDraft } from "./judged-draft.ts";
import { matchesCondition, recipientsMeant } from "./match-condition.ts";
import type { Policy } from "./policy.ts";
import type { Rule } from "./rule.ts";

/** Why the verdict is not `clear`: a rule that every policy has, one of the organisation's, or a draft nobody can send. */
export type ReasonCode = BuiltInRuleId | "recipient-unparseable" | "no-recipient" | `rule:${string}`;

/** Weakest first. `tls`: verified transport; `sealed`: pickup or end to end. */
export const floors = ["none", "tls", "sealed"] as const;
export type Floor = (typeof floors)[number];

/** One thing that only the user can answer. */
export interface Question {
  readonly reason: ReasonCode;
  /** `confirm`: say that it is right; `reason`: put it right, or override with a reason where policy allows it. */
  readonly answer: "confirm" | "reason";
  /** Places in the draft's list of recipients; empty when the question is not about one of them. */
  readonly recipients: readonly number[];
}

/**
 * - `clear`: goes as it is
 * - `protect`: may go; each outside recipient gets it by a route not below `floor`
 * - `ask`: the user has something to put right or to answer first; `floor` says what is needed besides
 * - `refuse`: cannot go as it is, whatever the user answers
 */
export type Verdict =
  | { readonly kind: "clear" }
  | { readonly kind: "protect"; readonly reasons: readonly ReasonCode[]; readonly floor: "tls" | "sealed" }
  | {
      readonly kind: "ask";
      readonly reasons: readonly ReasonCode[];
      readonly questions: readonly Question[];
      readonly floor: Floor;
    }
  | { readonly kind: "refuse"; readonly reasons: readonly ReasonCode[] };

/** A verdict, and what rules in shadow mode would have said besides: recorded, never acted upon. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly shadow: readonly ReasonCode[];
}

/**
 * Findings, trust and rules to a verdict. Pure and total; one more finding or one more recipient never makes the
 * verdict weaker (conditions only ever ask for what is there).
 */
export function decide(draft: JudgedDraft, { rules }: Pick<Policy, "rules">): Judgement {
  const fired = inForce(rules).filter(({ when }) => matchesCondition(when, draft));
  const shadow = fired.filter((rule) => rule.shadow).map(reasonOf);
  const unsendable = unsendableReason(draft);
  if (unsendable !== null) return { verdict: { kind: "refuse", reasons: [unsendable] }, shadow };
  return {
    verdict: verdictOf(
      fired.filter((rule) => !rule.shadow),
      draft,
    ),
    shadow,
  };
}

/** The built-in rules with the organisation's own; one of the same id takes the built-in one's place. */
export function inForce(rules: readonly Rule[]): readonly Rule[] {
  const own = new Map(rules.map((rule) => [rule.id, rule]));
  return [...builtInRules.filter(({ id }) => !own.has(id)), ...rules];
}

export function reasonOf({ id }: Rule): ReasonCode {
  return (builtInRuleIds as readonly string[]).includes(id) ? (id as BuiltInRuleId) : `rule:${id}`;
}

function unsendableReason({ trust }: JudgedDraft): "no-recipient" | "recipient-unparseable" | null {
  if (trust.length === 0) return "no-recipient";
  return trust.some(({ standing }) => standing === "unparseable") ? "recipient-unparseable" : null;
}

function verdictOf(fired: readonly Rule[], draft: JudgedDraft): Verdict {
  if (fired.length === 0) return { kind: "clear" };
  const refusing = fired.filter(({ do: consequence }) => consequence.verdict === "refuse");
  if (refusing.length > 0) return { kind: "refuse", reasons: refusing.map(reasonOf) };
  const reasons = fired.map(reasonOf);
  const floor = strongestFloor(fired);
  const questions = fired.flatMap((rule): Question[] =>
    rule.do.verdict === "ask"
      ? [{ reason: reasonOf(rule), answer: rule.do.answer, recipients: recipientsMeant(rule.when, draft) }]
      : [],
  );
  if (questions.length > 0) return { kind: "ask", reasons, questions, floor };
  return floor === "none" ? { kind: "clear" } : { kind: "protect", reasons, floor };
}

function strongestFloor(fired: readonly Rule[]): Floor {
  return fired.reduce<Floor>((strongest, { do: consequence }) => {
    const floor = consequence.verdict === "protect" ? consequence.floor : "none";
    return floors.indexOf(floor) > floors.indexOf(strongest) ? floor : strongest;
  }, "none");
}
