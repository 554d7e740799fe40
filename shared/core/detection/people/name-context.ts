import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWhat, hasWho, isCapital, lengthAt } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";

const { what, who } = wordFlags;
const { gapComma, gapLine, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

export function flagBehind(block: Block, to: number, bits: number, reach: number): boolean {
  const { tokens } = block;
  for (let at = to; at < to + reach && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & (gapLine | gapStop)) !== 0) return false;
    if (hasWhat(block, at, bits)) return true;
  }
  return false;
}

export function organisationBehind(block: Block, to: number): boolean {
  const { tokens } = block;
  if (to >= tokens.count || (tokens.gaps[to] as number) !== gapSpace || !isCapital(tokens.shapes[to] as number))
    return false;
  return hasWho(block, to, who.organisation | who.street);
}

/** "Ethan's fever": the very next word is of health. */
export function ownsHealth(block: Block, to: number): boolean {
  return (
    to < block.tokens.count &&
    hasWhat(block, to, what.kindMask) &&
    ((block.what[to] as number) & what.strengthMask) > what.weak
  );
}

/** A health term of some strength within a few tokens, on this side of the name. */
export function healthWithin(block: Block, start: number, reach: number, step: number): boolean {
  const { tokens } = block;
  for (let at = start, seen = 0; seen < reach && at >= 0 && at < tokens.count; at += step, seen++) {
    const gap = tokens.gaps[step > 0 ? at : at + 1] as number;
    if ((gap & gapLine) !== 0) return false;
    const bits = block.what[at] as number;
    if ((bits & what.kindMask) !== 0 && (bits & what.strengthMask) === what.strong) {
      if ((bits & what.cased) === 0 || isCapital(tokens.shapes[at] as number)) return true;
    }
  }
  return false;
}

/** One of several capitalised words between commas: a list of people. */
export function listed(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  const left = (tokens.gaps[from] as number) & gapComma;
  const right = (tokens.gaps[to] as number) & gapComma;
  const before = left !== 0 && from > 0 && isCapital(tokens.shapes[from - 1] as number);
  const behind =
    right !== 0 && to < tokens.count && isCapital(tokens.shapes[to] as number) && !hasWho(block, to, who.credential);
  return (
    (before && behind) ||
    (before && left !== 0 && from > 1 && ((tokens.gaps[from - 1] as number) & gapComma) !== 0) ||
    (behind && to + 1 < tokens.count && ((tokens.gaps[to + 1] as number) & gapComma) !== 0)
  );
}

export function numberAround(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  const long = (at: number): boolean =>
    at >= 0 &&
    at < tokens.count &&
    ((tokens.shapes[at] as number) === shapeDigits || (tokens.shapes[at] as number) === shapeAlnum) &&
    lengthAt(block, at) >= 4;
  for (let at = to; at < to + 2 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0) break;
    if (long(at)) return true;
  }
  return from > 0 && ((tokens.gaps[from] as number) & gapLine) === 0 && long(from - 1);
}
