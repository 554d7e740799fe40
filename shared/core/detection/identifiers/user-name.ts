import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { joinedBy, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapLine, gapStop, gapUnderscore } = gapKinds;
const { shapeAlnum } = shapeKinds;

const accounts = new WordSet("user users username userid netid login handle screenname usuario");

/** The name somebody has with a computer: `portal user mtn_goat77`, `netid pq4471`. */
export function userNameAt(block: Block, at: number): Identifier | null {
  const { tokens } = block;
  if ((tokens.shapes[at] as number) !== shapeAlnum) return null;
  let from = at;
  while (from > 0 && from > at - 4 && joinedBy(block, from, gapUnderscore | gapStop)) from--;
  let to = at + 1;
  while (to < at + 4 && to < tokens.count && joinedBy(block, to, gapUnderscore | gapStop)) to++;
  if (from === 0 || ((tokens.gaps[from] as number) & gapLine) !== 0) return null;
  if (!accounts.has(tokens.hashes[from - 1] as number)) return null;
  return { kind: "other-id", ...spanOf(block, from, to), labelled: true, power: 0.6 };
}
