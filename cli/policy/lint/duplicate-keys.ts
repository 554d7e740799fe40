import { getNodePath, type Node } from "jsonc-parser";
import type { LintProblem } from "./problem.ts";

/** JSON readers take the last of two equal keys without a word; a rule must not vanish that way. */
export function duplicateKeys(tree: Node): readonly LintProblem[] {
  const problems: LintProblem[] = [];
  const visit = (node: Node): void => {
    if (node.type === "object") problems.push(...duplicatesIn(node));
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return problems;
}

function duplicatesIn(object: Node): LintProblem[] {
  const seen = new Set<string>();
  return (object.children ?? []).flatMap((property): LintProblem[] => {
    const key = String(property.children?.[0]?.value);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const { offset } = property;
    const path = getNodePath(object);
    return [{ severity: "error", code: "duplicate-key", message: "duplicate-key", path, key, offset, values: { key } }];
  });
}
