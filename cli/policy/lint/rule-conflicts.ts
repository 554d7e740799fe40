import { type BuiltInRuleId, builtInRules } from "../../../shared/core/policy/built-in-rules.ts";
import type { Rule } from "../../../shared/core/policy/rule.ts";
import { isRefusedAnyway } from "./possible-concerns.ts";
import { type LintProblem, problem } from "./problem.ts";
import type { PlacedRule, Salvaged } from "./salvage.ts";
import { canonical, covers, isWeaker } from "./strength.ts";

/** Rules that say two things about one case, and rules that take something away from a built-in one. */
export function ruleConflicts({ rules }: Salvaged): readonly LintProblem[] {
  return [...contradictions(rules), ...rules.flatMap((rule) => [...weakened(rule), ...outdone(rule, rules)])];
}

/** Two that hold for one sender: of the organisation, of one group, or of both. A rehearsed one may well differ. */
function contradictions(rules: readonly PlacedRule[]): LintProblem[] {
  const byCondition = Map.groupBy(rules, ({ value }) => `${value.shadow} ${canonical(value.when)}`);
  return [...byCondition.values()].flatMap((alike) =>
    alike.flatMap((rule, index): LintProblem[] => {
      const other = alike.slice(0, index).find((earlier) => meet(earlier, rule));
      if (other === undefined) return [];
      const values = { rule: rule.value.id, other: other.value.id };
      const same = canonical(other.value.do) === canonical(rule.value.do);
      return same
        ? [problem("warning", "same-rule-twice", "same-rule-twice", [...rule.path, "when"], values)]
        : [problem("error", "contradiction", "contradiction", [...rule.path, "do"], values)];
    }),
  );
}

/** Of equal ids the group's takes the organisation's place, and within one list it is a duplicate. */
function meet(a: PlacedRule, b: PlacedRule): boolean {
  return a.value.id !== b.value.id && (a.group === b.group || a.group === null || b.group === null);
}

function builtIn(id: string): Rule | undefined {
  return builtInRules.find((rule) => rule.id === (id as BuiltInRuleId));
}

/** It has the id of a built-in rule, takes its place, and asks for less. */
function weakened({ path, value: rule }: PlacedRule): LintProblem[] {
  const original = builtIn(rule.id);
  if (original === undefined) return [];
  const values = { rule: rule.id };
  const weaker = (message: LintProblem["message"], part: string): LintProblem =>
    problem("warning", "weaker-than-built-in", message, [...path, part], values);
  if (rule.shadow) return [weaker("built-in-shadowed", "shadow")];
  if (isWeaker(rule.do, original.do)) return [weaker("weaker-than-built-in", "do")];
  return covers(rule.when, original.when) ? [] : [weaker("narrower-than-built-in", "when")];
}

/** Rules add up and the strongest counts: a weaker one beside a built-in rule, and protection inside, do nothing. */
function outdone({ path, value: rule }: PlacedRule, rules: readonly PlacedRule[]): LintProblem[] {
  if (rule.shadow || builtIn(rule.id) !== undefined) return [];
  const standing = rule.when.recipients?.standing;
  if (standing?.every((one) => one === "unparseable") || rule.when.concerns?.every(isRefusedAnyway)) {
    return [problem("warning", "no-effect", "refused-anyway", [...path, "when"], { rule: rule.id })];
  }
  if (rule.do.verdict === "protect" && standing?.every((one) => one === "internal")) {
    return [problem("warning", "no-effect", "protects-inside", [...path, "do"], { rule: rule.id })];
  }
  const replaced = new Set(rules.map(({ value }) => value.id));
  const stronger = builtInRules.find(
    (original) => !replaced.has(original.id) && covers(original.when, rule.when) && !addsTo(rule.do, original.do),
  );
  if (stronger === undefined) return [];
  return [
    problem("warning", "no-effect", "outdone-by-built-in", [...path, "do"], { rule: rule.id, other: stronger.id }),
  ];
}

/** Does a rule ask for anything that the other does not ask for already? */
function addsTo(mine: Rule["do"], theirs: Rule["do"]): boolean {
  return mine.verdict !== theirs.verdict || !(canonical(mine) === canonical(theirs) || isWeaker(mine, theirs));
}
