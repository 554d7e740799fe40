import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";

const { who } = wordFlags;
const { gapBlankLine, gapColon, gapComma, gapHyphen, gapLine, gapOpen, gapSpace, gapStop } = gapKinds;
const { shapeLower } = shapeKinds;

const headerWords = new WordSet(
  "from to cc bcc sent de para user author organizer present taken excused attendees participants",
);
const wrote = new WordSet("wrote escribió writes");

/** `From:`, `To:`, `Cc:` lines, and `On … Name wrote:`. */
export function inHeaderLine({ tokens: { gaps, hashes, count } }: Block, from: number, to: number): boolean {
  const least = Math.max(0, from - 14);
  let start = from;
  while (start > least && ((gaps[start] as number) & gapLine) === 0) start--;
  const colon = start < from && ((gaps[start + 1] as number) & gapColon) !== 0;
  if (colon && headerWords.has(hashes[start] as number)) return true;
  const last = Math.min(count, to + 7);
  for (let at = to; at < last; at++) {
    if (((gaps[at + 1] as number) & (gapColon | gapLine)) !== 0 && wrote.has(hashes[at] as number)) return true;
    if (((gaps[at] as number) & gapBlankLine) !== 0) break;
  }
  return false;
}

/** `Hi Dana,`; `Jerrold,` alone on its line; `Monica - …` and `Ask, Will?` are left to the weights. */
export function greeted(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  const behind = tokens.gaps[to] as number;
  const opens = ((tokens.gaps[from] as number) & gapLine) !== 0;
  if (opens && (behind & gapComma) !== 0 && (to - from === 1 || (behind & gapLine) !== 0))
    return (tokens.shapes[to] as number) === shapeLower || (behind & gapLine) !== 0;
  if (from === 0 || ((tokens.gaps[from] as number) & (gapLine | gapColon)) !== 0) return false;
  let at = from - 1;
  // "Dear Ms. Castellano": the stop belongs to the title.
  if (hasWho(block, at, who.honorific | who.clinicianTitle) && at > 0) at--;
  else if (((tokens.gaps[from] as number) & gapStop) !== 0) return false;
  return hasWho(block, at, who.greeting);
}

/** The name is a line of its own, as in a signature, or follows a dash at the end. */
export function signs({ tokens }: Block, from: number, to: number): boolean {
  const last = to >= tokens.count;
  const closes = last || ((tokens.gaps[to] as number) & gapLine) !== 0;
  if (!closes || from === 0) return false;
  const before = tokens.gaps[from] as number;
  if ((before & gapLine) !== 0) return true;
  return last && (before & gapHyphen) !== 0 && (before & gapStop) !== 0;
}

const askers = new WordSet(
  "call calls ask asks email page text contact see per by via with thanks thank thx cc from tell told let remind reminded to and courtesy approver attn w bring give vote congrats welcome meet ping grab notify",
);

/** `call Kyung`, `per Will`, `thanks Khalid`: the word before the name asks, thanks or points to somebody. */
export function asked(block: Block, from: number): boolean {
  if (((block.tokens.gaps[from] as number) & ~(gapSpace | gapOpen | gapComma)) !== 0) return false;
  return from > 0 && askers.has(block.tokens.hashes[from - 1] as number);
}
