import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { hasDigit, isDigits, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapComma, gapLine, gapNumberSign, gapSpace, gapStop } = gapKinds;

const streets = new WordSet("calle avenida avda av calzada carretera privada cerrada camino paseo");
const small = new WordSet("de la las los del el y");
/** Words behind the number that go on with the address: quarter, postal code, floor, flat. */
const more = new WordSet("col colonia cp int depto piso fracc barrio num no");
const longestName = 5;

/** `Calle Hidalgo 45`, `Av. Insurgentes Sur 1602, Col. Del Valle`: the word for the street comes first, the number last. */
export function spanishStreetAt(block: Block, at: number): Identifier | null {
  const { tokens } = block;
  if (!streets.has(tokens.hashes[at] as number)) return null;
  let to = at + 1;
  let names = 0;
  while (to < tokens.count && to <= at + longestName && isName(block, to)) {
    if (!small.has(tokens.hashes[to] as number)) names++;
    to++;
  }
  if (names === 0 || !isDigits(block, to) || sizeAt(block, to) > 5) return null;
  if (((tokens.gaps[to] as number) & ~(gapSpace | gapNumberSign | gapComma)) !== 0) return null;
  to++;
  while (to < tokens.count && to < at + 14 && goesOn(block, to)) to++;
  return { kind: "geo", ...spanOf(block, at, to), labelled: false, power: 0.6 };
}

function isName({ tokens }: Block, at: number): boolean {
  if (((tokens.gaps[at] as number) & ~(gapSpace | gapStop)) !== 0) return false;
  return isCapital(tokens.shapes[at] as number) || small.has(tokens.hashes[at] as number);
}

function goesOn(block: Block, at: number): boolean {
  const { tokens } = block;
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0 || (gap & ~(gapSpace | gapComma | gapStop | gapNumberSign)) !== 0) return false;
  if (more.has(tokens.hashes[at] as number)) return true;
  if (!more.has(tokens.hashes[at - 1] as number) && !small.has(tokens.hashes[at - 1] as number)) {
    const continues = isCapital(tokens.shapes[at - 1] as number) && isCapital(tokens.shapes[at] as number);
    return continues && gap === gapSpace;
  }
  return hasDigit(block, at) || isCapital(tokens.shapes[at] as number) || hasWho(block, at, who.geo);
}
