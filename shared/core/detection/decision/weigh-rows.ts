import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";
import type { MentionRows, Weighed } from "./mention-rows.ts";
import { logistic, type Weights, weighContext, weighLean } from "./score.ts";
import { identifierWeights, personWeights } from "./weights.ts";

type Range = readonly [from: number, to: number];

/** Adds what the context says to rows of one sentence. */
export function addContext({ people, identifiers }: MentionRows, context: Context, of: Range, and: Range): void {
  add(people, of, context, personWeights);
  add(identifiers, and, context, identifierWeights);
}

function add({ chance, care }: Weighed, [from, to]: Range, context: Context, weights: Weights): void {
  if (from === to) return;
  const more = weighContext(weights.who, context);
  const moreCare = weighContext(weights.care, context);
  for (let row = from; row < to; row++) {
    chance[row] = (chance[row] as number) + more;
    care[row] = (care[row] as number) + moreCare;
  }
}

/** Works out the chance of every row; `extra` is what the whole draft told of a row, by its bits. */
export function weighRows(
  rows: Weighed,
  weights: Weights,
  leans: readonly Lean[],
  skip: (bits: number) => boolean,
  extra: Extra,
): void {
  const { count, field, bits, care, chance } = rows;
  let known: Lean | null = null;
  let leanWho = 0;
  let leanCare = 0;
  for (let row = 0; row < count; row++) {
    const own = bits[row] as number;
    if (skip(own)) {
      chance[row] = 0;
      continue;
    }
    const lean = leans[field[row] as number] as Lean;
    if (lean !== known) {
      known = lean;
      leanWho = weighLean(weights.who, lean);
      leanCare = weighLean(weights.care, lean);
    }
    let whoScore = (chance[row] as number) + leanWho;
    let careScore = (care[row] as number) + leanCare;
    for (const [bit, sign] of extra) {
      if ((own & bit) === 0) continue;
      whoScore += weights.who.signs[sign] as number;
      careScore += weights.care.signs[sign] as number;
    }
    chance[row] = logistic(whoScore) * logistic(careScore);
  }
}

/** Bits that stand for signs. */
export type Extra = readonly (readonly [bit: number, sign: number])[];
