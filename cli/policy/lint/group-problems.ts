import { parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { domainName } from "../../../shared/core/policy/domain-name.ts";
import { type LintProblem, problem } from "./problem.ts";
import { listOf, type Salvaged } from "./salvage.ts";

/** Groups that do nothing, set what is locked, or have members that no sender can be. */
export function groupProblems({ document, groups, rules }: Salvaged): readonly LintProblem[] {
  const locked = new Set(listOf(document.locked));
  const named = new Set(rules.flatMap(({ value }) => value.when.senders ?? []));
  return groups.flatMap(({ path, value: { id, members, settings } }): LintProblem[] => [
    ...Object.keys(settings)
      .filter((key) => locked.has(key))
      .map((key): LintProblem => {
        const at = [...path, "settings"];
        return { ...problem("error", "locked-by-organisation", "locked-by-organisation", at, { key, group: id }), key };
      }),
    ...members.flatMap((member, index) =>
      isMember(member) ? [] : [problem("error", "bad-member", "bad-member", [...path, "members", index])],
    ),
    ...(Object.keys(settings).length === 0 && !named.has(id)
      ? [problem("warning", "unused-group", "unused-group", [...path, "id"], { group: id })]
      : []),
  ]);
}

function isMember(member: string): boolean {
  return member.includes("@") ? parseEmailAddress(member) !== null : domainName.safeParse(member).success;
}
