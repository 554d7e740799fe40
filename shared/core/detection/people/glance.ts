import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";

const { gapLine } = gapKinds;

/** Everything that the few words before a name and behind it are, joined: most questions about them end here with a no. */
export interface Glance {
  whoBefore: number;
  whoBehind: number;
  whatBefore: number;
  whatBehind: number;
  /** A bit for each shape. */
  shapesBefore: number;
  shapesBehind: number;
}

export function makeGlance(): Glance {
  return { whoBefore: 0, whoBehind: 0, whatBefore: 0, whatBehind: 0, shapesBefore: 0, shapesBehind: 0 };
}

/** As far as any question looks. */
const reachBefore = 4;
const reachBehind = 5;

/** Looks along the line; the first word behind counts even where another line begins. */
export function glanceAround(glance: Glance, { tokens, who, what }: Block, from: number, to: number): void {
  const { gaps, shapes, count } = tokens;
  let people = 0;
  let meaning = 0;
  let written = 0;
  const first = Math.max(0, from - reachBefore);
  for (let at = from - 1; at >= first && ((gaps[at + 1] as number) & gapLine) === 0; at--) {
    people |= who[at] as number;
    meaning |= what[at] as number;
    written |= 1 << (shapes[at] as number);
  }
  glance.whoBefore = people;
  glance.whatBefore = meaning;
  glance.shapesBefore = written;
  people = 0;
  meaning = 0;
  written = 0;
  const last = Math.min(count, to + reachBehind);
  for (let at = to; at < last && (at === to || ((gaps[at] as number) & gapLine) === 0); at++) {
    people |= who[at] as number;
    meaning |= what[at] as number;
    written |= 1 << (shapes[at] as number);
  }
  glance.whoBehind = people;
  glance.whatBehind = meaning;
  glance.shapesBehind = written;
}
