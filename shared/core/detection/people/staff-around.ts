import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, isCapital } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";

const { who } = wordFlags;
const { gapComma, gapHyphen, gapLine, gapOpen, gapSpace, gapStop } = gapKinds;

/** `Maria Chen, MD`, `Dana Ruiz RN`. */
export function credentialBehind(block: Block, at: number): boolean {
  const { tokens } = block;
  if (at >= tokens.count) return false;
  const gap = tokens.gaps[at] as number;
  const near = (gap & gapLine) === 0 && (gap & ~(gapSpace | gapComma | gapOpen)) === 0;
  return near && hasWho(block, at, who.credential) && isCapital(tokens.shapes[at] as number);
}

/** `charge nurse Dana`, `Dana Ruiz, our pharmacist`. */
export function staffAround(block: Block, from: number, to: number): boolean {
  const { tokens } = block;
  for (let at = from - 1; at >= from - 2 && at >= 0; at--) {
    if (((tokens.gaps[at + 1] as number) & (gapLine | gapStop)) !== 0) break;
    if (hasWho(block, at, who.staffRole)) return true;
  }
  if (((tokens.gaps[to] as number) & (gapComma | gapOpen | gapHyphen)) === 0) return false;
  for (let at = to; at < to + 4 && at < tokens.count; at++) {
    if (at > to && ((tokens.gaps[at] as number) & (gapStop | gapLine)) !== 0) return false;
    if (hasWho(block, at, who.staffRole | who.credential)) return true;
  }
  return false;
}
