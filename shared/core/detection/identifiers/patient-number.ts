import { wordFlags } from "../lexicon/flags.ts";
import type { Block } from "../reading/block.ts";
import { gapKinds, shapeKinds } from "../reading/tokens.ts";
import { WordSet } from "../reading/word-set.ts";
import { digitsIn, joinedBy, sizeAt, spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { who } = wordFlags;
const { gapColon, gapHyphen, gapLine, gapNumberSign, gapOther, gapSpace, gapStop } = gapKinds;
const { shapeInitial, shapeUpper } = shapeKinds;

const announces = gapSpace | gapColon | gapNumberSign | gapStop | gapOther;

/**
 * A number that a word for the patient or for a number announces: `patient 771-44`, `inmate 4470-D`, `UNOS ID BKQF291`.
 * Digits alone are too often a time or an amount to be taken for one.
 */
export function patientNumberAt(block: Block, at: number): Identifier | null {
  const from = headOf(block, at);
  if (from === 0 || !announced(block, from)) return null;
  let to = at + 1;
  while (to < at + 5 && to < block.tokens.count && joinedBy(block, to, gapHyphen)) to++;
  let digits = 0;
  let size = 0;
  let longest = 0;
  for (let part = from; part < to; part++) {
    digits += digitsIn(block, part);
    size += sizeAt(block, part);
    longest = Math.max(longest, sizeAt(block, part));
  }
  const sign = ((block.tokens.gaps[from] as number) & gapNumberSign) !== 0;
  const whole = size > digits || to > from + 1 || sign || digits > 4;
  if (!whole || digits < 2 || size < 4 || longest < 3 || size > 20) return null;
  return { kind: "other-id", ...spanOf(block, from, to), labelled: true, power: 0.6 };
}

/** Words that a number of somebody follows. */
const announcers = new WordSet(
  "id ids no nr num number ref file case docket badge folder slide exam certificate det claimant student",
);

function announced({ tokens, who: flags }: Block, from: number): boolean {
  const gap = tokens.gaps[from] as number;
  if ((gap & ~announces) !== 0 || (gap & gapLine) !== 0) return false;
  return ((flags[from - 1] as number) & who.patient) !== 0 || announcers.has(tokens.hashes[from - 1] as number);
}

/** Capitals that lead the digits: `KZT-4417`. */
function headOf(block: Block, at: number): number {
  const { shapes } = block.tokens;
  if (at === 0 || !joinedBy(block, at, gapHyphen)) return at;
  const shape = shapes[at - 1] as number;
  return (shape === shapeUpper || shape === shapeInitial) && sizeAt(block, at - 1) <= 4 ? at - 1 : at;
}
