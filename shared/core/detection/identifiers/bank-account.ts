import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { isBankAccount, isRoutingNumber } from "./check-digits.ts";
import { isDigits, joinedBy, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapSpace } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

const longest = 34;

/** `DE89 3704 0044 0532 0130 00`: an IBAN in one piece or in groups of four. */
export function bankAccountAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  const first = sizeAt(block, at);
  if ((tokens.shapes[at] as number) !== shapeAlnum || first < 4 || first > longest) return null;
  if (!/^[A-Z]{2}\d{2}/.test(text.slice(tokens.starts[at], (tokens.starts[at] as number) + 4))) return null;
  let sign = text.slice(tokens.starts[at], tokens.ends[at]);
  let to = at + 1;
  while (
    to < tokens.count &&
    sign.length < longest &&
    sizeAt(block, to) <= 4 &&
    ((tokens.shapes[to] as number) === shapeDigits || sizeAt(block, to - 1) === 4) &&
    joinedBy(block, to, gapSpace)
  )
    sign += text.slice(tokens.starts[to], tokens.ends[to++]);
  for (; to > at; to--) {
    if (isBankAccount(sign)) return { kind: "account", ...spanOf(block, at, to), labelled: false, power: 0.8 };
    sign = sign.slice(0, sign.length - sizeAt(block, to - 1));
  }
  return null;
}

/** `routing 021000021`: nine digits behind a word for them; the check digit tells how sure it is. */
export function routingNumberAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at) || sizeAt(block, at) !== 9) return null;
  const sound = isRoutingNumber(block.text.slice(block.tokens.starts[at], block.tokens.ends[at]));
  return { kind: "account", ...spanOf(block, at, at + 1), labelled: true, power: sound ? 0.7 : 0.4 };
}
