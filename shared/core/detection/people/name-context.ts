// Longer than 200 lines: sixteen signs around a name, a few lines each, best read side by side.
import { what, who } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { isCapital } from "../reading/block.ts";
import {
  gapBlankLine,
  gapColon,
  gapComma,
  gapHyphen,
  gapLine,
  gapOpen,
  gapSemicolon,
  gapSpace,
  gapStop,
  hashWord,
  shapeAlnum,
  shapeDigits,
  shapeLower,
} from "../reading/tokens.ts";
import { eponymNouns } from "./eponym-nouns.ts";
import type { PersonMention } from "./person.ts";

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

const askers = new Set(
  "call calls ask asks email page text contact see per by via with thanks thank thx cc from tell told let remind reminded to and courtesy approver attn w bring give vote congrats welcome meet ping grab notify"
    .split(" ")
    .map(hashWord),
);

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
      ((block.what[to] as number) & what.kindMask) !== 0 &&
      ((block.what[to] as number) & what.strengthMask) > what.weak,
    healthBefore: healthWithin(block, from - 1, 3, -1),
    eventBehind: flagBehind(block, to, what.event | what.complaint, 3),
    listed: listed(block, from, to),
    number: numberAround(block, from, to),
  };
}

function credentialBehind(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  const near = (gap & gapLine) === 0 && (gap & ~(gapSpace | gapComma | gapOpen)) === 0;
  return near && ((block.who[at] as number) & who.credential) !== 0 && isCapital(tokens.shapes[at] as number);
}

function staffAround(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  for (let at = from - 1; at >= from - 2 && at >= 0; at--) {
    if (((tokens.gaps[at + 1] as number) & (gapLine | gapStop)) !== 0) break;
    if (((block.who[at] as number) & who.staffRole) !== 0) return true;
  }
  if (((tokens.gaps[to] as number) & (gapComma | gapOpen | gapHyphen)) === 0) return false;
  for (let at = to; at < to + 4 && at < tokens.count; at++) {
    if (at > to && ((tokens.gaps[at] as number) & (gapStop | gapLine)) !== 0) return false;
    if (((block.who[at] as number) & (who.staffRole | who.credential)) !== 0) return true;
  }
  return false;
}

function wordBefore({ tokens }: Block, from: number): number {
  return from === 0 ? 0 : (tokens.hashes[from - 1] as number);
}

const headerWords = new Set(
  "from to cc bcc sent de para user author organizer present taken excused attendees participants"
    .split(" ")
    .map(hashWord),
);
const wrote = new Set(["wrote", "escribió", "writes"].map(hashWord));

/** `From:`, `To:`, `Cc:` lines, and `On … Name wrote:`. */
function inHeaderLine({ tokens }: Block, from: number, to: number): boolean {
  let start = from;
  while (start > 0 && from - start < 14 && ((tokens.gaps[start] as number) & gapLine) === 0) start--;
  const colon = start < from && ((tokens.gaps[start + 1] as number) & gapColon) !== 0;
  if (colon && headerWords.has(tokens.hashes[start] as number)) return true;
  for (let at = to; at < to + 7 && at < tokens.count; at++) {
    if (wrote.has(tokens.hashes[at] as number) && ((tokens.gaps[at + 1] as number) & (gapColon | gapLine)) !== 0)
      return true;
    if (((tokens.gaps[at] as number) & gapBlankLine) !== 0) break;
  }
  return false;
}

/** `Hi Dana,`; `Jerrold,` alone on its line; `Monica - …` and `Ask, Will?` are left to the weights. */
function greeted(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  const behind = tokens.gaps[to] as number;
  const opens = ((tokens.gaps[from] as number) & gapLine) !== 0;
  if (opens && (behind & gapComma) !== 0 && (to - from === 1 || (behind & gapLine) !== 0))
    return (tokens.shapes[to] as number) === shapeLower || (behind & gapLine) !== 0;
  if (from === 0 || ((tokens.gaps[from] as number) & (gapLine | gapColon)) !== 0) return false;
  let at = from - 1;
  // "Dear Ms. Castellano": the stop belongs to the title.
  if (((block.who[at] as number) & (who.honorific | who.clinicianTitle)) !== 0 && at > 0) at--;
  else if (((tokens.gaps[from] as number) & gapStop) !== 0) return false;
  return ((block.who[at] as number) & who.greeting) !== 0;
}

/** The name is a line of its own, as in a signature, or follows a dash at the end. */
function signs({ tokens }: Block, from: number, to: number): boolean {
  const last = to >= tokens.count;
  const closes = last || ((tokens.gaps[to] as number) & gapLine) !== 0;
  if (!closes || from === 0) return false;
  const before = tokens.gaps[from] as number;
  if ((before & gapLine) !== 0) return true;
  return last && (before & gapHyphen) !== 0 && (before & gapStop) !== 0;
}

function asked(block: Block, from: number): boolean {
  if (((block.tokens.gaps[from] as number) & ~(gapSpace | gapOpen | gapComma)) !== 0) return false;
  return askers.has(wordBefore(block, from));
}

function flagBehind(block: Block, to: number, bits: number, reach: number): boolean {
  const { tokens } = block;
  for (let at = to; at < to + reach && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & (gapLine | gapStop)) !== 0) return false;
    if (((block.what[at] as number) & bits) !== 0) return true;
  }
  return false;
}

function organisationBehind(block: Block, to: number): boolean {
  const { tokens } = block;
  if (to >= tokens.count || (tokens.gaps[to] as number) !== gapSpace || !isCapital(tokens.shapes[to] as number))
    return false;
  return ((block.who[to] as number) & (who.organisation | who.street)) !== 0;
}

const articles = new Set(
  "the a an one less of with positive negative stage grade class per new no".split(" ").map(hashWord),
);

function eponymUse(block: Block, { from, to }: PersonMention): boolean {
  for (let part = from + 1; part < to; part++) if ((block.tokens.gaps[part] as number) !== gapHyphen) return false;
  let all = to > from + 1;
  for (let part = from; part < to; part++) if (((block.who[part] as number) & who.eponym) === 0) all = false;
  if (all) return true;
  if (
    to < block.tokens.count &&
    ((block.tokens.gaps[to] as number) & (gapLine | gapStop)) === 0 &&
    eponymNouns.has(block.tokens.hashes[to] as number)
  )
    return true;
  if (((block.who[from] as number) & who.eponym) === 0 || from === 0) return false;
  return (block.tokens.shapes[from] as number) === shapeLower || articles.has(block.tokens.hashes[from - 1] as number);
}

/** `bed 14B`, `Rm 614-2`, `(rm 22)`, `4 North 18`, `12A`, near the name in its line. */
function placeAround(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  for (let at = from - 1; at >= from - 4 && at >= 0; at--) {
    if (((tokens.gaps[at + 1] as number) & gapLine) !== 0) break;
    if (((block.who[at] as number) & who.place) !== 0) return digitsAfter(block, at);
    if (at === from - 1 && isBedCode(block, at) && ((tokens.gaps[at] as number) & gapLine) !== 0) return true;
  }
  for (let at = to; at < to + 5 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0) break;
    if (((block.who[at] as number) & who.place) !== 0) return digitsAfter(block, at);
    if (at <= to + 1 && isBedCode(block, at)) return true;
  }
  return false;
}

function digitsAfter({ tokens }: Block, at: number): boolean {
  const shape = at + 1 < tokens.count ? (tokens.shapes[at + 1] as number) : shapeLower;
  return shape === shapeDigits || shape === shapeAlnum;
}

/** `14B`, `6E`, `4412`: digits, maybe with one letter. */
function isBedCode({ tokens, text }: Block, at: number): boolean {
  const size = (tokens.ends[at] as number) - (tokens.starts[at] as number);
  if ((tokens.shapes[at] as number) !== shapeAlnum || size > 5) return false;
  const last = text.charCodeAt((tokens.ends[at] as number) - 1) | 0x20;
  const first = text.charCodeAt(tokens.starts[at] as number);
  return (
    first >= 0x30 &&
    first <= 0x39 &&
    last >= 0x61 &&
    last <= 0x7a &&
    last !== 0x64 &&
    last !== 0x68 &&
    last !== 0x78 &&
    last !== 0x6b
  );
}

/** `, 58,`, `36F`, `(91)`, `22M`, `66 yo`. */
function ageBehind(block: Block, to: number): boolean {
  const { tokens, text } = block;
  for (let at = to; at < to + 3 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0) return false;
    const shape = tokens.shapes[at] as number;
    const start = tokens.starts[at] as number;
    const size = (tokens.ends[at] as number) - start;
    if (shape === shapeAlnum && size <= 4) {
      const last = text.charCodeAt(start + size - 1) | 0x20;
      if (last === 0x66 || last === 0x6d || last === 0x79 || last === 0x6f) return true;
    }
    if (shape === shapeDigits && size <= 3) {
      const before = tokens.gaps[at] as number;
      const behind = tokens.gaps[at + 1] as number;
      const years = at + 1 < tokens.count && ((block.who[at + 1] as number) & (who.person | who.unit)) !== 0;
      return (
        years || ((before & (gapComma | gapOpen)) !== 0 && (behind & (gapComma | gapStop | gapSemicolon | 512)) !== 0)
      );
    }
  }
  return false;
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
    right !== 0 &&
    to < tokens.count &&
    isCapital(tokens.shapes[to] as number) &&
    ((block.who[to] as number) & who.credential) === 0;
  return (
    (before && behind) ||
    (before && left !== 0 && from > 1 && ((tokens.gaps[from - 1] as number) & gapComma) !== 0) ||
    (behind && to + 1 < tokens.count && ((tokens.gaps[to + 1] as number) & gapComma) !== 0)
  );
}

function numberAround({ tokens }: Block, from: number, to: number): boolean {
  const long = (at: number): boolean =>
    at >= 0 &&
    at < tokens.count &&
    ((tokens.shapes[at] as number) === shapeDigits || (tokens.shapes[at] as number) === shapeAlnum) &&
    (tokens.ends[at] as number) - (tokens.starts[at] as number) >= 4;
  for (let at = to; at < to + 2 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0) break;
    if (long(at)) return true;
  }
  return from > 0 && ((tokens.gaps[from] as number) & gapLine) === 0 && long(from - 1);
}
