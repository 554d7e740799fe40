import type { Condition } from "../../../shared/core/policy/condition.ts";
import type { Consequence } from "../../../shared/core/policy/rule.ts";
import { floors } from "../../../shared/core/policy/verdict.ts";

/** Does `mine` ask for less than `theirs`? One that asks for something else gives up what was asked for. */
export function isWeaker(mine: Consequence, theirs: Consequence): boolean {
  if (mine.verdict === "refuse") return false;
  if (mine.verdict === "protect" && theirs.verdict === "protect") {
    return floors.indexOf(mine.floor) < floors.indexOf(theirs.floor);
  }
  if (mine.verdict === "ask" && theirs.verdict === "ask")
    return mine.answer === "confirm" && theirs.answer === "reason";
  return true;
}

/** Does `wide` hold wherever `narrow` does? False also where that cannot be told from the conditions alone. */
export function covers(wide: Condition, narrow: Condition): boolean {
  return (Object.keys(wide) as (keyof Condition)[]).every((part) => {
    const ours = wide[part];
    const theirs = narrow[part];
    if (ours === undefined) return true;
    if (theirs === undefined) return false;
    if (Array.isArray(ours)) return isWithin(theirs, ours);
    if (part === "time") return canonical(ours) === canonical(theirs);
    return Object.entries(ours).every(([key, value]) => coversLeaf(key, value, (theirs as Leaves)[key]));
  });
}

type Leaves = Readonly<Record<string, unknown>>;

function coversLeaf(key: string, ours: unknown, theirs: unknown): boolean {
  if (ours === undefined) return true;
  if (key === "level") return ours === "hint" || theirs === "warn";
  if (key === "atLeast" || key === "largerThanBytes") return Number(ours) <= Number(theirs ?? Number.NaN);
  return Array.isArray(ours) ? isWithin(theirs, ours) : ours === theirs;
}

function isWithin(inner: unknown, outer: readonly unknown[]): boolean {
  return Array.isArray(inner) && inner.every((one) => outer.includes(one));
}

/** One spelling for conditions that mean the same: keys and list entries in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(canonical))].sort().join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .sort()
    .join()}}`;
}
