import { isLoinc } from "../identifiers/check-digits.ts";
import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { foldOf } from "../reading/characters.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import type { HealthTerm } from "./health-terms.ts";

const { what, who } = wordFlags;
const { gapColon, gapHyphen, gapNumberSign, gapSlash, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

const doseUnits = new WordSet("mg mcg ug ml cc units unit u iu meq mmol gtt gtts puffs tabs caps mmhg dl mgdl");

const yearWords = new WordSet("year years yr yrs yo month months mo week day");

/** Health facts that are told by shape: blood pressure, doses, gestation, obstetric history, ICD-10 codes. */
export function clinicalShapeAt(block: Block, at: number): HealthTerm | null {
  const shape = block.tokens.shapes[at] as number;
  if (shape === shapeDigits) return pressureAt(block, at) ?? doseAt(block, at) ?? namedCodeAt(block, at);
  return shape === shapeAlnum
    ? (codeAt(block, at) ?? obstetricAt(block, at) ?? joinedDoseAt(block, at) ?? namedCodeAt(block, at))
    : null;
}

const codeNames = new WordSet("cpt hcpcs icd icd9 icd10 loinc dx diagnosis procedure code codes cm pcs");

/** `CPT 99213`, `HCPCS J1885`, `LOINC 4548-4`, `dx code E119`: a code right behind the name of its list. */
function namedCodeAt({ tokens, text }: Block, at: number): HealthTerm | null {
  if (at === 0 || !codeNames.has(tokens.hashes[at - 1] as number)) return null;
  if (((tokens.gaps[at] as number) & ~(gapSpace | gapColon | gapNumberSign)) !== 0) return null;
  const code = text.slice(tokens.starts[at], Math.min(tokens.ends[at] as number, (tokens.starts[at] as number) + 8));
  if (/^(?:\d{5}|\d{4}[A-Z]|[A-V]\d{4}|[A-TV-Z]\d[0-9A-Z]{1,5})$/.test(code))
    return { from: at, to: at + 1, kind: what.code, strength: 3 };
  const next = at + 1;
  const hyphened = next < tokens.count && (tokens.gaps[next] as number) === gapHyphen;
  const whole = hyphened ? text.slice(tokens.starts[at], tokens.ends[next]) : "";
  return isLoinc(whole) ? { from: at, to: next + 1, kind: what.code, strength: 3 } : null;
}

/** `182/104` */
function pressureAt({ tokens, text }: Block, at: number): HealthTerm | null {
  const next = at + 1;
  if (
    next >= tokens.count ||
    (tokens.gaps[next] as number) !== gapSlash ||
    (tokens.shapes[next] as number) !== shapeDigits
  )
    return null;
  if ((tokens.starts[next] as number) - (tokens.ends[at] as number) !== 1) return null;
  const high = smallNumber(text, tokens.starts[at] as number, tokens.ends[at] as number);
  const low = smallNumber(text, tokens.starts[next] as number, tokens.ends[next] as number);
  const tail = next + 1 < tokens.count && (tokens.gaps[next + 1] as number) === gapSlash;
  if (tail || high < 70 || high > 260 || low < 35 || low > 150 || low >= high) return null;
  return { from: at, to: next + 1, kind: what.lab, strength: 2 };
}

/** `5 mg`, `80 units` */
function doseAt({ tokens }: Block, at: number): HealthTerm | null {
  const next = at + 1;
  if (next >= tokens.count || (tokens.starts[next] as number) - (tokens.ends[at] as number) > 1) return null;
  return doseUnits.has(tokens.hashes[next] as number) ? { from: at, to: next + 1, kind: what.drug, strength: 2 } : null;
}

/** `500mg`, `20mcg` */
function joinedDoseAt({ tokens, text }: Block, at: number): HealthTerm | null {
  const end = tokens.ends[at] as number;
  const start = tokens.starts[at] as number;
  if (end - start > 8 || foldOf(text.charCodeAt(end - 1)) !== 0x67 || !isDigit(text.charCodeAt(start))) return null;
  const before = foldOf(text.charCodeAt(end - 2));
  return before === 0x6d || before === 0x63 ? { from: at, to: at + 1, kind: what.drug, strength: 2 } : null;
}

/** `E11.9`, `S72.001A`: a letter, two digits, a dot, and more. U codes and bare categories are left out. */
function codeAt({ tokens, text }: Block, at: number): HealthTerm | null {
  const start = tokens.starts[at] as number;
  const end = tokens.ends[at] as number;
  const first = text.charCodeAt(start);
  if (
    end - start !== 3 ||
    first < 0x41 ||
    first > 0x5a ||
    !isDigit(text.charCodeAt(start + 1)) ||
    !isDigit(text.charCodeAt(start + 2))
  )
    return null;
  const next = at + 1;
  if (next >= tokens.count || (tokens.gaps[next] as number) !== gapStop || (tokens.starts[next] as number) !== end + 1)
    return null;
  const size = (tokens.ends[next] as number) - (tokens.starts[next] as number);
  return size <= 4 && (tokens.shapes[next] as number) >= shapeDigits
    ? { from: at, to: next + 1, kind: what.code, strength: 3 }
    : null;
}

/** `31w`, `39w2d`, `G4P3` */
function obstetricAt({ tokens, text }: Block, at: number): HealthTerm | null {
  const start = tokens.starts[at] as number;
  const end = tokens.ends[at] as number;
  if (end - start < 3 || end - start > 8) return null;
  const first = foldOf(text.charCodeAt(start));
  if (first === 0x67 && isDigit(text.charCodeAt(start + 1)) && foldOf(text.charCodeAt(start + 2)) === 0x70) {
    return { from: at, to: at + 1, kind: what.dx, strength: 3 };
  }
  const weeks = smallNumber(text, start, start + 2);
  const letter = foldOf(text.charCodeAt(start + 2));
  const gestation =
    weeks >= 5 && weeks <= 42 && letter === 0x77 && (end - start === 3 || isDigit(text.charCodeAt(start + 3)));
  return gestation ? { from: at, to: at + 1, kind: what.dx, strength: 2 } : null;
}

/** `36F`, `66yo`, `22M`, `5 y/o`, `58 yo`: an age said the clinical way; gives the years, or -1. */
export function ageAt(block: Block, at: number): number {
  const { tokens, text } = block;
  const start = tokens.starts[at] as number;
  const end = tokens.ends[at] as number;
  if (end - start > 6) return -1;
  let years = 0;
  let unit = start;
  while (unit < end && isDigit(text.charCodeAt(unit))) years = years * 10 + text.charCodeAt(unit++) - 0x30;
  if (unit === start || unit - start > 3 || years > 120) return -1;
  if (unit === end) {
    const next = at + 1;
    if (
      next < tokens.count &&
      (tokens.gaps[next] as number) === gapHyphen &&
      yearWords.has(tokens.hashes[next] as number)
    )
      return years;
    if (next >= tokens.count || (tokens.starts[next] as number) - end > 1) return -1;
    const flags = block.who[next] as number;
    return (flags & who.person) !== 0 &&
      ((flags & who.unit) === 0 || (tokens.ends[next] as number) - (tokens.starts[next] as number) <= 2)
      ? years
      : -1;
  }
  const letter = foldOf(text.charCodeAt(unit));
  const tail = end - unit;
  if (tail === 1) return letter === 0x66 || letter === 0x6d || letter === 0x79 ? years : -1;
  return letter === 0x79 && tail <= 3 ? years : -1;
}

function smallNumber(text: string, start: number, end: number): number {
  if (end - start > 3) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
