import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { isDigits, joinedBy, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapHyphen, gapSpace } = gapKinds;

/** A payment card of 12 to 19 digits, in one piece or in groups, with a Luhn check digit; without one it is less sure. */
export function cardAt(block: Block, at: number): Identifier | null {
  if (!isDigits(block, at)) return null;
  let to = at + 1;
  let digits = sizeAt(block, at);
  while (
    to < at + 5 &&
    isDigits(block, to) &&
    joinedBy(block, to, gapHyphen | gapSpace) &&
    sizeAt(block, at) === 4 &&
    sizeAt(block, to) >= 3 &&
    sizeAt(block, to) <= 6
  ) {
    digits += sizeAt(block, to++);
  }
  if (digits < 12 || digits > 19) return null;
  const sound = luhn(block, at, to);
  if (!sound && (to === at + 1 || digits < 14)) return null;
  return { kind: "account", ...spanOf(block, at, to), labelled: false, power: sound ? 0.7 : 0.4 };
}

/** ISO/IEC 7812-1 annex B, over the digits of these tokens. */
function luhn({ text, tokens }: Block, from: number, to: number): boolean {
  let sum = 0;
  let double = false;
  for (let unit = (tokens.ends[to - 1] as number) - 1; unit >= (tokens.starts[from] as number); unit--) {
    const digit = text.charCodeAt(unit) - 0x30;
    if (digit < 0 || digit > 9) continue;
    const weighed = double ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
    double = !double;
  }
  return sum % 10 === 0 && sum > 0;
}
