import { wordFlags } from "../lexicon/flags.ts";
import { type Block, hasWho, lengthAt } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";

const { who } = wordFlags;
const { gapClose, gapComma, gapLine, gapOpen, gapSemicolon, gapStop } = gapKinds;
const { shapeAlnum, shapeDigits } = shapeKinds;

/** `, 58,`, `36F`, `(91)`, `22M`, `66 yo`. */
export function ageBehind(block: Block, to: number): boolean {
  const { tokens, text } = block;
  for (let at = to; at < to + 3 && at < tokens.count; at++) {
    if (((tokens.gaps[at] as number) & gapLine) !== 0) return false;
    const shape = tokens.shapes[at] as number;
    const start = tokens.starts[at] as number;
    const size = lengthAt(block, at);
    if (shape === shapeAlnum && size <= 4) {
      const last = text.charCodeAt(start + size - 1) | 0x20;
      if (last === 0x66 || last === 0x6d || last === 0x79 || last === 0x6f) return true;
    }
    if (shape === shapeDigits && size <= 3) {
      const before = tokens.gaps[at] as number;
      const behind = tokens.gaps[at + 1] as number;
      const years = at + 1 < tokens.count && hasWho(block, at + 1, who.person | who.unit);
      return (
        years ||
        ((before & (gapComma | gapOpen)) !== 0 && (behind & (gapComma | gapStop | gapSemicolon | gapClose)) !== 0)
      );
    }
  }
  return false;
}
