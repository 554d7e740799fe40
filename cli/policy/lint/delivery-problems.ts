import { gatewayProfiles } from "../../../shared/core/delivery/gateway-profiles.ts";
import { gatewayProfileIds } from "../../../shared/core/policy/delivery-terms.ts";
import { type LintProblem, problem } from "./problem.ts";
import { isRecord, type Salvaged } from "./salvage.ts";

const yearMs = 366 * 24 * 60 * 60 * 1_000;

/** Ways of delivery that will not be taken, or that stand on nothing. `now`: milliseconds since the epoch. */
export function deliveryProblems({ document }: Salvaged, now: number): readonly LintProblem[] {
  const delivery = isRecord(document.delivery) ? document.delivery : {};
  const sealing = isRecord(document.sealing) ? document.sealing : {};
  const problems: LintProblem[] = [];
  if (delivery.submit === true && sealing.deliveryKey === undefined) {
    problems.push(problem("warning", "no-delivery-key", "no-delivery-key", ["delivery", "submit"]));
  }
  if (isRecord(delivery.gateway)) problems.push(...gatewayProblems(delivery.gateway, now));
  const registers = isRecord(document.registers) ? document.registers : {};
  const preference = isRecord(registers.unencryptedPreference) ? registers.unencryptedPreference : {};
  if (preference.allowed === true && preference.warning === undefined) {
    const path = ["registers", "unencryptedPreference", "allowed"];
    problems.push(problem("warning", "no-preference-warning", "no-preference-warning", path));
  }
  return problems;
}

function gatewayProblems(gateway: Readonly<Record<string, unknown>>, now: number): readonly LintProblem[] {
  const problems: LintProblem[] = [];
  const path = ["delivery", "gateway"];
  const proven = typeof gateway.provenOn === "string" ? Date.parse(gateway.provenOn) : Number.NaN;
  if (gateway.provenOn === undefined || gateway.provenOn === null) {
    problems.push(problem("warning", "gateway-unproven", "gateway-unproven", path));
  } else if (proven > now) {
    problems.push(problem("error", "gateway-proven-later", "gateway-proven-later", [...path, "provenOn"]));
  } else if (now - proven > yearMs) {
    problems.push(problem("warning", "gateway-old-proof", "gateway-old-proof", [...path, "provenOn"]));
  }
  if (gateway.header !== undefined && isTold(gateway.profile, "subject-tag")) {
    problems.push(problem("warning", "gateway-header-unused", "gateway-header-unused", [...path, "header"]));
  }
  return problems;
}

function isTold(profile: unknown, kind: "header" | "subject-tag"): boolean {
  const known = gatewayProfileIds.find((id) => id === profile);
  return known !== undefined && gatewayProfiles[known].trigger.kind === kind;
}
