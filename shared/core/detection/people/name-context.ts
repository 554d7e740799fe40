import { what, who } from "../lexicon/flags.ts";
import { type Block, hasWhat, hasWho, isCapital, lengthAt } from "../reading/block.ts";
import { gapComma, gapLine, gapSpace, gapStop, shapeAlnum, shapeDigits } from "../reading/tokens.ts";
import { ageBehind } from "./age-behind.ts";
import { asked, greeted, inHeaderLine, signs } from "./correspondent.ts";
import { eponymUse } from "./eponym-use.ts";
import type { PersonMention } from "./person.ts";
import { placeAround } from "./place-around.ts";
import { credentialBehind, staffAround } from "./staff-around.ts";

/** What stands right around a name. Each is a sign of the person's role; the decision weighs them. */
export interface NameContext {
  readonly credential: boolean;
  readonly staffRole: boolean;
  readonly header: boolean;
  readonly greeted: boolean;
  readonly signs: boolean;
  /** "call Kyung", "per Will", "thanks Khalid", "with Wanda". */
  readonly asked: boolean;
  readonly staffVerb: boolean;
  readonly organisation: boolean;
  /** "Graves disease". */
  readonly eponym: boolean;
  readonly place: boolean;
  readonly age: boolean;
  readonly healthBehind: boolean;
  readonly healthBefore: boolean;
  /** "Ethan's fever": the very next word is of health. */
  readonly ownsHealth: boolean;
  readonly eventBehind: boolean;
  readonly listed: boolean;
  readonly number: boolean;
}

export function nameContext(block: Block, person: PersonMention): NameContext {
  const { from, to } = person;
  return {
    credential: credentialBehind(block, to),
    staffRole: staffAround(block, from, to),
    header: inHeaderLine(block, from, to),
    greeted: greeted(block, from, to),
    signs: signs(block, from, to),
    asked: asked(block, from),
    staffVerb: flagBehind(block, to, what.staffVerb, 3),
    organisation: organisationBehind(block, to),
    eponym: eponymUse(block, person),
    place: placeAround(block, from, to),
    age: ageBehind(block, to),
    healthBehind: healthWithin(block, to, 3, 1),
    ownsHealth:
      to < block.tokens.count &&
      hasWhat(block, to, what.kindMask) &&
      ((block.what[to] as number) & what.strengthMask) > what.weak,
    healthBefore: healthWithin(block, from - 1, 3, -1),
    eventBehind: flagBehind(block, to, what.event | what.complaint, 3),
    listed: listed(block, from, to),
    number: numberAround(block, from, to),
  };
}

function flagBehind(block: Block, to: number, bits: number, reach: number): boolean {
  const { tokens } = block;
  for (let at = to; at < to + reach && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & (gapLine | gapStop)) !== 0) return false;
    if (hasWhat(block, at, bits)) return true;
  }
  return false;
}

function organisationBehind(block: Block, to: number): boolean {
  const { tokens } = block;
  if (to >= tokens.count || (tokens.gaps[to] as number) !== gapSpace || !isCapital(tokens.shapes[to] as number))
    return false;
  return hasWho(block, to, who.organisation | who.street);
}

/** A health term of some strength within a few tokens, on this side of the name. */
function healthWithin(block: Block, start: number, reach: number, step: number): boolean {
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
function listed(block: Block, from: number, to: number): boolean {
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

function numberAround(block: Block, from: number, to: number): boolean {
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
