import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { isDigits, joinedBy, numberAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapAt, gapHyphen, gapLine, gapPlus, gapSpace, gapStop, gapTab, gapUnderscore } = gapKinds;

const inLocalPart = gapStop | gapHyphen | gapUnderscore | gapPlus;

/** `name@domain.tld`: this token stands right behind the `@`. */
export function emailAt(block: Block, at: number): Identifier | null {
  if (at === 0 || !joinedBy(block, at, gapAt)) return null;
  let from = at - 1;
  while (from > 0 && joinedBy(block, from, inLocalPart)) from--;
  let to = at + 1;
  while (to < block.tokens.count && joinedBy(block, to, gapStop | gapHyphen)) to++;
  const { gaps } = block.tokens;
  const dotted = to > at + 1 && ((gaps[to - 1] as number) & gapStop) !== 0;
  return dotted ? { kind: "email", ...spanOf(block, from, to), labelled: false, power: 0.6 } : null;
}

/** `https://…`, `www.…`: up to the next white space, less the stop that ends the sentence. */
export function urlAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  const end = tokens.ends[at] as number;
  if (!text.startsWith("://", end) && text.charCodeAt(end) !== 0x2e) return null;
  let to = at + 1;
  while (to < tokens.count && ((tokens.gaps[to] as number) & (gapSpace | gapTab | gapLine)) === 0) to++;
  return { kind: "url", ...spanOf(block, at, to), labelled: false, power: 0.4 };
}

/** Four numbers below 256 between dots. */
export function ipAt(block: Block, at: number): Identifier | null {
  for (let part = 0; part < 4; part++) {
    if (!isDigits(block, at + part) || numberAt(block, at + part) > 255 || numberAt(block, at + part) < 0) return null;
    if (part > 0 && !joinedBy(block, at + part, gapStop)) return null;
  }
  if (joinedBy(block, at + 4, gapStop) && isDigits(block, at + 4)) return null;
  return { kind: "ip", ...spanOf(block, at, at + 4), labelled: false, power: 0.5 };
}
