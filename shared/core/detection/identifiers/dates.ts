import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { digitsIn, isDigits, joinedBy, numberAt, signAfter, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapComma, gapHyphen, gapLine, gapSlash, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeUpper } = shapeKinds;

/** `4/17/1958`, `10-04`, `2025-03-29`, `3.7.61`; with a month and a day that exist. */
export function numericDateAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at)) return null;
  const signs = gapSlash | gapHyphen | gapStop;
  if (!joinedBy(block, at + 1, signs) || !isDigits(block, at + 1)) return null;
  const sign = block.tokens.gaps[at + 1] as number;
  const three = joinedBy(block, at + 2, sign) && isDigits(block, at + 2);
  const a = numberAt(block, at);
  const b = numberAt(block, at + 1);
  const sizeA = sizeAt(block, at);
  const sizeB = sizeAt(block, at + 1);
  if (three) {
    const longer = joinedBy(block, at + 3, gapHyphen | gapStop) && isDigits(block, at + 3);
    if (longer) return null;
    const c = numberAt(block, at + 2);
    const sizeC = sizeAt(block, at + 2);
    if (sizeA === 4 && isYear(a) && sizeB <= 2 && sizeC <= 2 && isMonthDay(b, c)) return dated(block, at, at + 3, 0.3);
    const year = sizeC === 2 || (sizeC === 4 && isYear(c));
    if (sizeA <= 2 && sizeB <= 2 && year && (isMonthDay(a, b) || isMonthDay(b, a)))
      return dated(block, at, at + 3, 0.3);
    return null;
  }
  if (sizeA > 2 || sizeB > 2 || sign === gapStop) {
    return sign === gapSlash && sizeA <= 2 && sizeB === 4 && a >= 1 && a <= 12 && isYear(b)
      ? dated(block, at, at + 2, 0.1)
      : null;
  }
  if (!isMonthDay(a, b) || signAfter(block, at + 1) === 0x25) return null;
  if (sign === gapHyphen && (sizeA !== 2 || sizeB !== 2)) return null;
  return dated(block, at, at + 2, 0.15);
}

/** `April 12th, 2023`, `Oct 8`, `12 Feb 2025`, `05-MAY-2025`, `14 de marzo de 1962`; `may` needs a number beside it. */
export function writtenDateAt(block: Block, at: number): Identifier | null {
  if (!hasWho(block, at, who.month)) return null;
  if (isOf(block, at - 1) && isDay(block, at - 2) && close(block, at)) return spanishDateAt(block, at);
  const { shapes } = block.tokens;
  const shape = shapes[at] as number;
  if (!isCapital(shape) && shape !== shapeUpper && sizeAt(block, at) > 3 && !isDay(block, at + 1)) return null;
  let from = at;
  let to = at + 1;
  if (at > 0 && isDay(block, at - 1) && close(block, at)) from = at - 1;
  if (isDay(block, to) && close(block, to) && !(from < at && yearAt(block, to))) to++;
  if (to < block.tokens.count && yearAt(block, to) && close(block, to)) to++;
  if (from === at && to === at + 1) return null;
  if (from === at && to === at + 2 && yearAt(block, at + 1)) return dated(block, from, to, 0.1);
  return dated(block, from, to, to - from === 3 ? 0.3 : 0.15);
}

const ofWords = new WordSet("de del");

/** The word inside a Spanish date: `14 de marzo de 1962`. */
function isOf({ tokens }: Block, at: number): boolean {
  return at > 0 && at < tokens.count && ofWords.has(tokens.hashes[at] as number) && tokens.gaps[at] === gapSpace;
}

function spanishDateAt(block: Block, month: number): Identifier {
  const next = month + 1;
  const to = isOf(block, next) && yearAt(block, next + 1) ? next + 2 : yearAt(block, next) ? next + 1 : next;
  return dated(block, month - 2, to, to > next ? 0.3 : 0.15);
}

function isDay(block: Block, at: number): boolean {
  if (at < 0 || at >= block.tokens.count) return false;
  const size = sizeAt(block, at);
  if (isDigits(block, at)) return size <= 2 && numberAt(block, at) >= 1 && numberAt(block, at) <= 31;
  return (
    (block.tokens.shapes[at] as number) === shapeAlnum &&
    size <= 4 &&
    size - digitsIn(block, at) === 2 &&
    /^\d\d?(?:st|nd|rd|th)$/i.test(block.text.slice(block.tokens.starts[at], block.tokens.ends[at]))
  );
}

function yearAt(block: Block, at: number): boolean {
  return isDigits(block, at) && sizeAt(block, at) === 4 && isYear(numberAt(block, at));
}

function close(block: Block, at: number): boolean {
  const gap = block.tokens.gaps[at] as number;
  return (gap & ~(gapSpace | gapComma | gapHyphen | gapStop | gapSlash)) === 0 && (gap & gapLine) === 0;
}

function isYear(year: number): boolean {
  return year >= 1890 && year <= 2099;
}

function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function dated(block: Block, from: number, to: number, power: number): Identifier {
  return { kind: "date", ...spanOf(block, from, to), labelled: false, power };
}
