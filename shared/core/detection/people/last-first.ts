import { wordFlags } from "../lexicon/flags.ts";
import { type Block, isCapital } from "../reading/block.ts";
import { gapKinds, hashWord, shapeKinds } from "../reading/tokens.ts";
import { givenTier, nameOdds, surnameTier, wordTier } from "./name-odds.ts";
import { mention, run } from "./name-run.ts";
import type { PersonMention } from "./person.ts";

const { what, who } = wordFlags;
const { gapColon, gapComma, gapHyphen, gapLine, gapSpace, gapStop } = gapKinds;
const { shapeInitial, shapeLower, shapeUpper } = shapeKinds;

/** `Tran, Minh-Chau`, `DELACRUZ, ROSARIO`, `tran, minh-chau`, `Castellanos, D`. */
export function lastFirstAt(
  block: Block,
  at: number,
  first: number,
  titled: PersonMention["title"],
): PersonMention | null {
  const { tokens } = block;
  // "Dear Bob, Jane Roe …": the comma ends the greeting.
  if (at > 0 && ((block.who[at - 1] as number) & who.greeting) !== 0) return null;
  let comma = at + 1;
  while (comma < at + 3 && (tokens.gaps[comma] as number) === gapHyphen) comma++;
  if (comma >= tokens.count || (tokens.possessive[comma - 1] as number) === 1) return null;
  const gap = tokens.gaps[comma] as number;
  if ((gap & gapComma) === 0 || (gap & ~(gapComma | gapSpace)) !== 0) return null;
  const shape = tokens.shapes[comma] as number;
  const lower = (tokens.shapes[at] as number) === shapeLower;
  if (lower !== (shape === shapeLower)) return null;
  const flags = block.who[comma] as number;
  if ((flags & (who.credential | who.staffRole | who.never)) !== 0 && shape !== shapeInitial) return null;
  let to = comma + 1;
  while (
    to < comma + 3 &&
    to < tokens.count &&
    ((tokens.gaps[to] as number) === gapHyphen ||
      ((tokens.gaps[to] as number) === gapSpace && (tokens.shapes[to] as number) === shapeInitial))
  )
    to++;
  const surname = surnameTier(block.who[at] as number);
  if (shape === shapeInitial) {
    const letter = block.text.charCodeAt(tokens.starts[comma] as number);
    if (letter === 0x49 || letter === 0x41) return null;
    const known = first >= 0.3 || (surname > 0 && !lower && endsThere(block, to));
    return known && !lower
      ? mention(block, run(at, to, first, titled), "last-first", Math.min(0.9, Math.max(first, 0.3) + 0.2))
      : null;
  }
  if (isList(block, to)) return null;
  const given = givenTier(flags);
  const second = abbreviationAsName(block, at, comma) ? 0.5 : nameOdds(block, comma);
  if (lower)
    return (surname > 0 && given > 0 && first >= 0.1 && wordTier(flags) < 2) || smallLastFirst(block, at)
      ? mention(block, run(at, to, first, titled), "last-first", 0.7)
      : null;
  const sound = (given > 0 && second > 0.1 && (first > 0.05 || surname > 0)) || (first > 0.3 && second > 0.3);
  if (!sound) return null;
  return mention(block, run(at, to, first, titled), "last-first", Math.min(0.95, 0.45 + 0.3 * first + 0.3 * second));
}

/** `wu, lily`, `grimaldi, p`: where a line begins, in small letters, however short the surname. */
export function smallLastFirst(block: Block, at: number): boolean {
  const { tokens, who: flags } = block;
  const next = at + 1;
  if (next >= tokens.count || (tokens.gaps[next] as number) !== (gapComma | gapSpace)) return false;
  if ((tokens.shapes[next] as number) !== shapeLower || surnameTier(flags[at] as number) === 0) return false;
  const size = (tokens.ends[next] as number) - (tokens.starts[next] as number);
  if (size === 1) return wordTier(flags[at] as number) === 0 && endsThere(block, next + 1);
  const opens = at === 0 || ((tokens.gaps[at] as number) & gapLine) !== 0;
  return opens && wordTier(flags[at] as number) === 0 && givenTier(flags[next] as number) >= 2;
}

/** "Foley, B": a comma and one letter behind a surname. */
export function initialFollows({ tokens, who: flags }: Block, at: number): boolean {
  const next = at + 1;
  return (
    next < tokens.count &&
    isCapital(tokens.shapes[at] as number) &&
    (tokens.shapes[next] as number) === shapeInitial &&
    (tokens.gaps[next] as number) === (gapComma | gapSpace) &&
    surnameTier(flags[at] as number) > 0
  );
}

/** "Foley, B pulled …": a surname that is a thing in medicine, with its initial, at the head of the line. */
function endsThere({ tokens }: Block, to: number): boolean {
  return (
    to >= tokens.count || ((tokens.gaps[to] as number) & ~(gapSpace | gapStop | gapHyphen | gapColon | gapLine)) === 0
  );
}

/** "VEGA, ANA": behind a surname and its comma a given name, though the laboratory has a test of that name. */
function abbreviationAsName({ tokens, who: flags, what: meanings }: Block, at: number, comma: number): boolean {
  return (
    (tokens.shapes[at] as number) === shapeUpper &&
    (tokens.shapes[comma] as number) === shapeUpper &&
    surnameTier(flags[at] as number) > 0 &&
    ((meanings[at] as number) & what.kindMask) === 0 &&
    givenTier(flags[comma] as number) > 1
  );
}

/** More names behind another comma or an "and": a list of people, not one. */
function isList(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return false;
  if ((gap & gapComma) !== 0) return nameOdds(block, at) > 0.4;
  return (
    (tokens.shapes[at] as number) === shapeLower &&
    tokens.hashes[at] === andHash &&
    at + 1 < tokens.count &&
    nameOdds(block, at + 1) > 0.4
  );
}

const andHash = hashWord("and");
