import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { isDigits, signBefore, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapClose, gapHyphen, gapLine, gapOpen, gapSlash, gapSpace, gapStop } = gapKinds;

const between = gapHyphen | gapStop | gapSpace | gapClose | gapSlash | gapOpen;

/** North American numbers in their usual dress, and any number that begins with `+`. */
export function phoneAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at)) return null;
  if (signBefore(block, at) === 0x2b) return international(block, at);
  const leading = sizeAt(block, at) === 1 && near(block, at + 1) ? 1 : 0;
  const area = at + leading;
  if (leading === 1 && (block.text.charCodeAt(block.tokens.starts[at] as number) !== 0x31 || sizeAt(block, area) !== 3))
    return null;
  if (
    sizeAt(block, area) === 3 &&
    near(block, area + 1) &&
    sizeAt(block, area + 1) === 3 &&
    near(block, area + 2) &&
    sizeAt(block, area + 2) === 4
  ) {
    return found(block, at, area + 3, 0.6);
  }
  const local = leading === 0 && sizeAt(block, at) === 3 && near(block, at + 1) && sizeAt(block, at + 1) === 4;
  const gap = block.tokens.gaps[at + 1] as number;
  if (local && (gap === gapHyphen || gap === gapStop) && !joinsOn(block, at + 2)) return found(block, at, at + 2, 0.35);
  return null;
}

/** A number of ten digits with nothing between them, where a label or a verb ("call her 612…") announces it. */
export function barePhoneAt(block: Block, at: number): Identifier | null {
  const size = sizeAt(block, at);
  if (!isDigits(block, at) || (size !== 10 && size !== 11 && size !== 7)) return null;
  const first = block.text.charCodeAt(block.tokens.starts[at] as number);
  return size === 10 && first < 0x32 ? null : found(block, at, at + 1, 0.5);
}

/** `(08) 8747 6301`, `0494 92 82 32`, `516 466 638`: groups as other lands write them, where a label announces a number. */
export function groupedPhoneAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at) || sizeAt(block, at) > 5) return null;
  let to = at + 1;
  let digits = sizeAt(block, at);
  while (to < at + 6 && near(block, to) && sizeAt(block, to) <= 4) digits += sizeAt(block, to++);
  return to > at + 1 && digits >= 7 && digits <= 12 ? found(block, at, to, 0.5) : null;
}

function international(block: Block, at: number): Identifier | null {
  let to = at;
  let digits = 0;
  while (to < at + 6 && (to === at || near(block, to))) digits += sizeAt(block, to++);
  return digits >= 8 && digits <= 15 ? found(block, at, to, 0.6) : null;
}

function near(block: Block, at: number): boolean {
  if (!isDigits(block, at)) return false;
  const { gaps, starts, ends } = block.tokens;
  const gap = gaps[at] as number;
  return (gap & ~between) === 0 && (gap & gapLine) === 0 && (starts[at] as number) - (ends[at - 1] as number) <= 3;
}

/** More digits hang on behind: a longer number than a telephone's. */
function joinsOn(block: Block, at: number): boolean {
  return isDigits(block, at) && (block.tokens.gaps[at] as number) === gapHyphen;
}

function found(block: Block, from: number, to: number, power: number): Identifier {
  const span = spanOf(block, from, to);
  const sign = signBefore(block, from);
  const start = sign === 0x28 || sign === 0x2b ? span.start - 1 : span.start;
  return { kind: "phone", ...span, start, labelled: false, power };
}
