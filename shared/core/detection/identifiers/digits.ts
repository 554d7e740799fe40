import type { Block } from "../reading/block.ts";
import { foldOf } from "../reading/characters.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";

const { gapHyphen, gapSlash, gapSpace, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

/** The number that a token of digits says; -1 for a token of another shape or of more than nine digits. */
export function numberAt({ text, tokens }: Block, at: number): number {
  if ((tokens.shapes[at] as number) !== shapeDigits) return -1;
  const start = tokens.starts[at] as number;
  const end = tokens.ends[at] as number;
  if (end - start > 9) return -1;
  let value = 0;
  for (let unit = start; unit < end; unit++) {
    const digit = foldOf(text.charCodeAt(unit)) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}

export function isDigits({ tokens }: Block, at: number): boolean {
  return at < tokens.count && (tokens.shapes[at] as number) === shapeDigits;
}

export function hasDigit({ tokens }: Block, at: number): boolean {
  const shape = tokens.shapes[at] as number;
  return at < tokens.count && (shape === shapeDigits || shape === shapeAlnum);
}

/** How many digits and letters a token holds; a very long one counts as 64. */
export function sizeAt({ tokens }: Block, at: number): number {
  return Math.min(64, (tokens.ends[at] as number) - (tokens.starts[at] as number));
}

/** How many of its characters are digits. */
export function digitsIn({ text, tokens }: Block, at: number): number {
  const end = Math.min(tokens.ends[at] as number, (tokens.starts[at] as number) + 64);
  let digits = 0;
  for (let unit = tokens.starts[at] as number; unit < end; unit++) {
    const code = foldOf(text.charCodeAt(unit));
    if (code >= 0x30 && code <= 0x39) digits++;
  }
  return digits;
}

/** True when exactly one sign of these gaps stands before the token (`5-6`, `5.6`, `5 6`). */
export function joinedBy({ tokens }: Block, at: number, gaps: number): boolean {
  if (at >= tokens.count || at === 0) return false;
  const gap = tokens.gaps[at] as number;
  return (
    (gap & gaps) !== 0 && (gap & ~gaps) === 0 && (tokens.starts[at] as number) - (tokens.ends[at - 1] as number) === 1
  );
}

/** The sign between two tokens, when it is one sign. */
export const numberSigns = gapHyphen | gapSlash | gapStop | gapSpace;

/** The character right before a token, or 0. */
export function signBefore({ text, tokens }: Block, at: number): number {
  const start = tokens.starts[at] as number;
  return start === 0 ? 0 : text.charCodeAt(start - 1);
}

export function signAfter({ text, tokens }: Block, at: number): number {
  const end = tokens.ends[at] as number;
  return end < text.length ? text.charCodeAt(end) : 0;
}

/** Builds the span of an identifier from its tokens. */
export function spanOf(
  { tokens }: Block,
  from: number,
  to: number,
): { from: number; to: number; start: number; end: number } {
  return { from, to, start: tokens.starts[from] as number, end: tokens.ends[to - 1] as number };
}
