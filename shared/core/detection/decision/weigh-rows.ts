import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";
import type { Weighed } from "./mention-rows.ts";
import type { OpenSums } from "./open-sums.ts";
import { addVoice, chanceOf, makeSums, type Scales, weighContext, weighLean } from "./score.ts";
import { sumSizes } from "./sum-sizes.ts";

const { notions, voices } = sumSizes;

/** Steps to one in which a row keeps its notions: beyond eight they say no more. */
const notionSteps = 16;
const mostSteps = 127;

const more = makeSums();
const whole = makeSums();
const leaning = makeSums();

/** What each notion holds, between -1 and 1. */
const held = new Float64Array(notions);
const heldByLean = new Float64Array(notions);
const heldBySteps = Float64Array.from({ length: 2 * mostSteps + 1 }, (_, at) =>
  Math.tanh((at - mostSteps) / notionSteps),
);

/** The tanh of a sum, from the tanh of its parts: mentions differ only in the one, of which there is a table. */
function heldTogether(one: number, other: number): number {
  return (one + other) / (1 + one * other);
}

/** Adds what the context says to the last rows, those of one sentence, and keeps what they come to. */
export function closeRows(rows: Weighed, from: number, open: OpenSums, context: Context, scales: Scales): void {
  if (open.count === 0) return;
  weighContext(scales, context, more);
  for (let index = 0; index < open.count; index++) {
    const at = voices * index;
    const row = from + index;
    rows.chance[row] = (open.sums[at] as number) + (more[0] as number);
    rows.care[row] = (open.sums[at + 1] as number) + (more[1] as number);
    for (let notion = 0; notion < notions; notion++) {
      const sum = (open.sums[at + 2 + notion] as number) + (more[2 + notion] as number);
      rows.notions[notions * row + notion] = Math.max(-mostSteps, Math.min(mostSteps, Math.round(notionSteps * sum)));
    }
  }
}

/** Works out the chance of every row; `extra` is what the whole draft told of a row, by its bits. */
export function weighRows(
  rows: Weighed,
  scales: Scales,
  leans: readonly Lean[],
  skip: (bits: number) => boolean,
  extra: Extra,
): void {
  const { count, field, bits, care, chance } = rows;
  let known: Lean | null = null;
  let told = 0;
  for (const [bit] of extra) told |= bit;
  for (let row = 0; row < count; row++) {
    const own = bits[row] as number;
    if (skip(own)) {
      chance[row] = 0;
      continue;
    }
    const lean = leans[field[row] as number] as Lean;
    if (lean !== known) {
      known = lean;
      weighLean(scales, lean, leaning);
      for (let notion = 0; notion < notions; notion++) heldByLean[notion] = Math.tanh(leaning[2 + notion] as number);
    }
    whole[0] = (chance[row] as number) + (leaning[0] as number);
    whole[1] = (care[row] as number) + (leaning[1] as number);
    if ((own & told) === 0) {
      for (let notion = 0; notion < notions; notion++)
        held[notion] = heldTogether(
          heldBySteps[(rows.notions[notions * row + notion] as number) + mostSteps] as number,
          heldByLean[notion] as number,
        );
    } else {
      for (let notion = 0; notion < notions; notion++)
        whole[2 + notion] =
          (rows.notions[notions * row + notion] as number) / notionSteps + (leaning[2 + notion] as number);
      for (const [bit, sign] of extra) if ((own & bit) !== 0) addVoice(whole, scales.signs, sign, 1);
      for (let notion = 0; notion < notions; notion++) held[notion] = Math.tanh(whole[2 + notion] as number);
    }
    chance[row] = chanceOf(whole, held, scales);
  }
}

/** Bits that stand for signs. */
export type Extra = readonly (readonly [bit: number, sign: number])[];
