import { hasAgreement } from "../../../shared/core/policy/has-agreement.ts";
import { type LintProblem, problem } from "./problem.ts";
import type { Salvaged } from "./salvage.ts";

/** Partners that count as outside, and domains that belong to two. `today` is an ISO date. */
export function partnerProblems({ domains, partners }: Salvaged, today: string): readonly LintProblem[] {
  const own = new Set<string>();
  const problems: LintProblem[] = [];
  for (const { path, value: domain } of domains) {
    if (own.has(domain)) problems.push(problem("warning", "duplicate-domain", "duplicate-domain", path, { domain }));
    own.add(domain);
  }
  const taken = new Set<string>();
  for (const { path, value: partner } of partners) {
    partner.domains.forEach((domain, index) => {
      const at = [...path, "domains", index];
      if (own.has(domain)) problems.push(problem("error", "partner-is-own", "partner-is-own", at, { domain }));
      else if (taken.has(domain)) problems.push(problem("error", "duplicate-domain", "partner-twice", at, { domain }));
      taken.add(domain);
    });
    const { baa, until } = partner.agreement;
    if (hasAgreement(partner, today)) continue;
    problems.push(
      baa
        ? problem("warning", "agreement-expired", "agreement-expired", [...path, "agreement", "until"], {
            day: until ?? "",
          })
        : problem("warning", "no-agreement", "no-agreement", [...path, "agreement", "baa"]),
    );
  }
  return problems;
}
