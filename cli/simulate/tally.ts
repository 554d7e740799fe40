import type { Policy } from "../../shared/core/policy/policy.ts";
import { inForce, type ReasonCode, reasonOf, type Verdict } from "../../shared/core/policy/verdict.ts";
import { type Meeting, meetings, type Rehearsed } from "./rehearse.ts";

export interface RuleCount {
  readonly reason: ReasonCode;
  readonly shadow: boolean;
  count: number;
}

/** Counts of a run under one policy; its size is that of the policy, not of the run. */
export interface Tally {
  mails: number;
  readonly verdicts: Record<Verdict["kind"], number>;
  readonly meetings: Record<Meeting, number>;
  readonly rules: Map<string, RuleCount>;
}

/** Every rule of the policy stands in it from the beginning: one that never fired is worth knowing of. */
export function newTally({ rules, groups }: Policy): Tally {
  const tally: Tally = {
    mails: 0,
    verdicts: { clear: 0, protect: 0, ask: 0, refuse: 0 },
    meetings: Object.fromEntries(meetings.map((meeting) => [meeting, 0])) as Record<Meeting, number>,
    rules: new Map(),
  };
  const own = [...inForce(rules), ...groups.flatMap(({ settings }) => settings.rules ?? [])];
  for (const rule of own) ruleCount(tally, reasonOf(rule), rule.shadow);
  return tally;
}

export function count(tally: Tally, { judgement: { verdict, shadow }, meeting }: Rehearsed): void {
  tally.mails++;
  tally.verdicts[verdict.kind]++;
  tally.meetings[meeting]++;
  for (const reason of reasonsOf(verdict)) ruleCount(tally, reason, false).count++;
  for (const reason of shadow) ruleCount(tally, reason, true).count++;
}

export function reasonsOf(verdict: Verdict): readonly ReasonCode[] {
  return verdict.kind === "clear" ? [] : verdict.reasons;
}

/** As the policy document names it. */
export function ruleIdOf(reason: ReasonCode): string {
  return reason.startsWith("rule:") ? reason.slice("rule:".length) : reason;
}

/** `--json`: most frequent first. */
export function tallyJson({ mails, verdicts, rules }: Tally, errors: number): object {
  return {
    mails,
    errors,
    verdicts,
    rules: mostFrequent(rules).map(({ reason, count, shadow }) => ({ id: ruleIdOf(reason), count, shadow })),
  };
}

export function mostFrequent(rules: Tally["rules"]): readonly RuleCount[] {
  return [...rules.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function ruleCount({ rules }: Tally, reason: ReasonCode, shadow: boolean): RuleCount {
  const key = `${shadow ? "shadow " : ""}${reason}`;
  const known = rules.get(key);
  if (known !== undefined) return known;
  const fresh = { reason, shadow, count: 0 };
  rules.set(key, fresh);
  return fresh;
}
