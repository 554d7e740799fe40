import type { Path } from "../policy-document.ts";
import { type LintProblem, problem } from "./problem.ts";
import { isRecord, listOf, type Salvaged } from "./salvage.ts";

/** Two of one id: a reason code or a template would stand for either. A group's rule may replace the organisation's. */
export function duplicateIds({ document }: Salvaged): readonly LintProblem[] {
  return [
    ...duplicatesIn(document.rules, ["rules"]),
    ...duplicatesIn(document.groups, ["groups"]),
    ...duplicatesIn(document.templates, ["templates"]),
    ...listOf(document.groups).flatMap((group, index) =>
      isRecord(group) && isRecord(group.settings)
        ? duplicatesIn(group.settings.rules, ["groups", index, "settings", "rules"])
        : [],
    ),
  ];
}

function duplicatesIn(list: unknown, path: Path): LintProblem[] {
  const first = new Map<string, number>();
  return listOf(list).flatMap((one, index): LintProblem[] => {
    const id = isRecord(one) ? one.id : undefined;
    if (typeof id !== "string") return [];
    if (first.has(id)) return [problem("error", "duplicate-id", "duplicate-id", [...path, index, "id"], { id })];
    first.set(id, index);
    return [];
  });
}
