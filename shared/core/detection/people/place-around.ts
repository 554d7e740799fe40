import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, lengthAt } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";

const { who } = wordFlags;
const { gapLine } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

/** `bed 14B`, `Rm 614-2`, `(rm 22)`, `4 North 18`, `12A`, near the name in its line. */
export function placeAround(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  for (let at = from - 1; at >= from - 4 && at >= 0; at--) {
    if (((tokens.gaps[at + 1] as number) & gapLine) !== 0) break;
    if (hasWho(block, at, who.place)) return digitsAfter(block, at);
    if (at === from - 1 && isBedCode(block, at) && ((tokens.gaps[at] as number) & gapLine) !== 0) return true;
  }
  for (let at = to; at < to + 5 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0 || speaks.has(tokens.hashes[at] as number)) break;
    if (hasWho(block, at, who.place)) return digitsAfter(block, at);
    if (at <= to + 1 && isBedCode(block, at)) return true;
  }
  return false;
}

/** Who speaks of a bed does not lie in it. */
const speaks = new WordSet("says said asks asked thinks wonders wrote writes");

/** The number of a room behind the word for it. */
export function digitsAfter({ tokens }: Block, at: number): boolean {
  const shape = tokens.shapes[at + 1] as number;
  return at + 1 < tokens.count && (shape === shapeDigits || shape === shapeAlnum);
}

/** `3d`, `4h`, `2x`, `5k` are amounts. */
const amounts = new Set([..."dhxk"].map((letter) => letter.charCodeAt(0)));

/** `14B`, `6E`: begins with a digit and ends in a letter. */
function isBedCode(block: Block, at: number): boolean {
  const { tokens, text } = block;
  if ((tokens.shapes[at] as number) !== shapeAlnum || lengthAt(block, at) > 5) return false;
  const last = text.charCodeAt((tokens.ends[at] as number) - 1) | 0x20;
  const first = text.charCodeAt(tokens.starts[at] as number);
  return first >= 0x30 && first <= 0x39 && last >= 0x61 && last <= 0x7a && !amounts.has(last);
}
