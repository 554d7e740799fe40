import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { isDigits, joinedBy, numberAt, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapHyphen, gapSpace, gapStop } = gapKinds;

/**
 * `123-45-6789` or `123 45 6789`. Numbers that the Social Security Administration never gives out (000, 666, 9xx but
 * ITIN, group 00, serial 0000) are less sure, and still shown: people mistype.
 */
export function socialSecurityAt(block: Block, at: number): Identifier | null {
  if (sizeAt(block, at) !== 3 || !isDigits(block, at)) return null;
  if (
    !isDigits(block, at + 1) ||
    sizeAt(block, at + 1) !== 2 ||
    !isDigits(block, at + 2) ||
    sizeAt(block, at + 2) !== 4
  ) {
    return null;
  }
  const signs = gapHyphen | gapSpace | gapStop;
  if (!joinedBy(block, at + 1, signs) || !joinedBy(block, at + 2, signs)) return null;
  if ((block.tokens.gaps[at + 1] as number) !== (block.tokens.gaps[at + 2] as number)) return null;
  const valid = isGiven(numberAt(block, at), numberAt(block, at + 1), numberAt(block, at + 2));
  if (isDigits(block, at + 3) && joinedBy(block, at + 3, gapHyphen)) return null;
  const spaced = (block.tokens.gaps[at + 1] as number) === gapSpace;
  return { kind: "ssn", ...spanOf(block, at, at + 3), labelled: false, power: valid ? (spaced ? 0.7 : 0.95) : 0.6 };
}

/** Areas 000, 666 and 9xx are not given out, but 9xx with these groups are taxpayers' numbers (ITIN, IRS Pub. 1915). */
function isGiven(area: number, group: number, serial: number): boolean {
  if (area === 0 || group === 0 || serial === 0 || area === 666) return false;
  if (area < 900) return true;
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93 && group <= 99);
}
