import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWhat, hasWho, lengthAt } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { startsSentence } from "./name-odds.ts";
import { digitsAfter } from "./place-around.ts";

const { what, who } = wordFlags;
const { gapLine, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits, shapeUpper } = shapeKinds;

const within = new WordSet("in en");

/** `hunter in bay 6`, `Roe in ICU 9`, `earl in 17 says`, `kestenbaum 4028`: a word in small letters that lies in a bed. */
export function bedBehind(block: Block, at: number, to: number): boolean {
  const { tokens } = block;
  let next = to;
  if (next >= tokens.count || ((tokens.gaps[next] as number) & (gapLine | gapStop)) !== 0) return false;
  const inside = within.has(tokens.hashes[next] as number);
  if (inside) next++;
  if (next >= tokens.count || ((tokens.gaps[next] as number) & gapLine) !== 0) return false;
  const ward = inside && (tokens.shapes[next] as number) === shapeUpper;
  if ((ward || hasWho(block, next, who.place)) && next + 1 < tokens.count) return digitsAfter(block, next);
  return startsSentence(block, at) && (tokens.gaps[next] as number) === gapSpace && isBed(block, next, inside);
}

/** `17`, `12B`, `4028`; no year, no amount, no time. */
function isBed(block: Block, at: number, inside: boolean): boolean {
  const { tokens, text } = block;
  const shape = tokens.shapes[at] as number;
  if (shape !== shapeDigits && shape !== shapeAlnum) return false;
  const start = tokens.starts[at] as number;
  const size = lengthAt(block, at);
  if (shape === shapeAlnum) return inside && size <= 4 && text.charCodeAt(start) <= 0x39;
  if (size > 4 || (!inside && size < 3)) return false;
  const head = text.slice(start, start + 2);
  if (size === 4 && (head === "19" || head === "20")) return false;
  const behind = at + 1;
  if (behind >= tokens.count || ((tokens.gaps[behind] as number) & ~gapSpace) !== 0) return true;
  return (
    !hasWho(block, behind, who.unit | who.month) &&
    !hasWhat(block, behind, what.kindMask) &&
    !amounts.has(tokens.hashes[behind] as number)
  );
}

/** What is counted behind a number. */
const amounts = new WordSet(
  "min mins minute minutes h hr hrs hour hours day days week weeks wk wks month months year years yrs times percent dollars people copies pages miles units states cities countries steps tries rounds lines words of",
);
