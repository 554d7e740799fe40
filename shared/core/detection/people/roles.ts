import { who } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { isCapital } from "../reading/block.ts";
import { gapColon, gapComma, gapHyphen, gapLine, gapOpen, gapSpace, gapStop } from "../reading/tokens.ts";
import type { PersonMention } from "./person.ts";

/** What the words around a name say of the person. */
export type Role = "clinician" | "staff" | "writer" | "addressee" | "relative" | "patient" | "unknown";

export function roleOf(block: Block, person: PersonMention): Role {
  if (person.title === "clinician" || credentialBehind(block, person.to)) return "clinician";
  if (staffAround(block, person)) return "staff";
  if (inHeaderLine(block, person)) return "writer";
  if (greeted(block, person)) return "addressee";
  if (signs(block, person)) return "writer";
  if (person.title === "relative") return "relative";
  return person.title === "patient" || person.title === "honorific" ? "patient" : "unknown";
}

function credentialBehind(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  const near = (gap & gapLine) === 0 && (gap & ~(gapSpace | gapComma | gapOpen)) === 0;
  return near && ((block.who[at] as number) & who.credential) !== 0 && isCapital(tokens.shapes[at] as number);
}

function staffAround(block: Block, { from, to }: PersonMention): boolean {
  const { tokens } = block;
  const before =
    from > 0 &&
    ((tokens.gaps[from] as number) & (gapLine | gapStop)) === 0 &&
    ((block.who[from - 1] as number) & who.staffRole) !== 0;
  if (before) return true;
  for (let at = to; at < to + 3 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapStop) !== 0) return false;
    if (((tokens.gaps[to] as number) & (gapComma | gapLine | gapOpen)) === 0) return false;
    if (((block.who[at] as number) & who.staffRole) !== 0) return true;
  }
  return false;
}

/** `From:`, `To:`, `Cc:`, `Sent by:` lines, and `On … Name wrote:`. */
function inHeaderLine(block: Block, { from, to }: PersonMention): boolean {
  const { tokens, text } = block;
  let start = from;
  while (start > 0 && from - start < 12 && ((tokens.gaps[start] as number) & gapLine) === 0) start--;
  const head = text.slice(tokens.starts[start], tokens.ends[start]).toLowerCase();
  const colon = start < from && ((tokens.gaps[start + 1] as number) & gapColon) !== 0;
  if (colon && (head === "from" || head === "to" || head === "cc" || head === "de" || head === "para")) return true;
  for (let at = to; at < to + 6 && at < tokens.count && ((tokens.gaps[at] as number) & gapLine) === 0; at++) {
    const word = text.slice(tokens.starts[at], tokens.ends[at]);
    if ((word === "wrote" || word === "escribió") && ((tokens.gaps[at + 1] as number) & gapColon) !== 0) return true;
  }
  return false;
}

/** `Hi Dana,` at the head of a line; `Jerrold,` alone on its line. */
function greeted(block: Block, { from, to }: PersonMention): boolean {
  const { tokens } = block;
  const behind = tokens.gaps[to] as number;
  const ends = (behind & (gapComma | gapLine | gapColon | gapHyphen | gapStop)) !== 0;
  if (!ends) return false;
  if (((tokens.gaps[from] as number) & gapLine) !== 0) return (behind & gapComma) !== 0 && (behind & gapLine) !== 0;
  return from > 0 && ((block.who[from - 1] as number) & who.greeting) !== 0;
}

/** The name alone on a line, as a signature is, maybe behind a dash. */
function signs({ tokens }: Block, { from, to }: PersonMention): boolean {
  const alone = ((tokens.gaps[from] as number) & gapLine) !== 0 && ((tokens.gaps[to] as number) & gapLine) !== 0;
  return alone && from > 0;
}
