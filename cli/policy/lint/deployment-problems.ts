import { inForce } from "../../../shared/core/policy/verdict.ts";
import { type LintProblem, problem } from "./problem.ts";
import { isRecord, listOf, type Salvaged } from "./salvage.ts";

const soonMs = 30 * 24 * 60 * 60 * 1_000;

/** What will not work when this is deployed. `now`: milliseconds since the epoch. */
export function deploymentProblems({ document, rules }: Salvaged, now: number): readonly LintProblem[] {
  const problems: LintProblem[] = [];
  const expires = typeof document.expires === "string" ? Date.parse(document.expires) : Number.NaN;
  if (expires <= now) problems.push(problem("error", "expired", "expired", ["expires"]));
  else if (expires - now < soonMs) problems.push(problem("warning", "expires-soon", "expires-soon", ["expires"]));

  const own = rules.filter(({ group }) => group === null).map(({ value }) => value);
  const seals = inForce(own).some(
    ({ do: consequence, shadow }) => !shadow && consequence.verdict === "protect" && consequence.floor === "sealed",
  );
  if (document.endpoint === null && seals) {
    problems.push(problem("warning", "no-endpoint", "no-endpoint", ["endpoint"]));
  }
  const sealing = isRecord(document.sealing) ? document.sealing : {};
  if (document.endpoint !== null && listOf(sealing.escrowKeys).length === 0) {
    problems.push(problem("warning", "no-escrow-key", "no-escrow-key", ["sealing", "escrowKeys"]));
  }
  const override = isRecord(document.override) ? document.override : {};
  if (override.allowed === true && Array.isArray(override.reasons) && override.reasons.length === 0) {
    problems.push(problem("warning", "no-override-reason", "no-override-reason", ["override", "reasons"]));
  }
  return problems;
}
