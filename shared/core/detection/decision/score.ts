import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";

/** Weights of one logistic factor. */
export interface Factor {
  readonly bias: number;
  /** Of how surely it is a name, or of how surely the number points at one person. */
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: readonly number[];
  readonly lean: readonly number[];
}

/** How much is said for the person being a patient, and for the matter being that person's care. */
export interface Weights {
  readonly who: Factor;
  readonly care: Factor;
}

/** What is weighed of one mention. */
export interface Evidence {
  /** Of a person, or of a number: which weights are asked. */
  readonly person: boolean;
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: Context;
  readonly lean: Lean;
}

/**
 * The product of two logistic factors: this is a patient × this is about their care. A product, so that no amount of
 * medicine makes a patient of a colleague, and no full name makes care of an invoice.
 */
export function probability({ who, care }: Weights, evidence: Evidence): number {
  const slot = evidence.person ? 0 : 2;
  return logistic(logit(who, evidence, slot)) * logistic(logit(care, evidence, slot + 1));
}

/** `slot`: where context and lean keep what they come to under this factor, since many mentions share them. */
export function logit(factor: Factor, { sure, signs, context, lean }: Evidence, slot: number): number {
  let score = factor.bias + factor.sure * sure + kept(context, factor.context, slot) + kept(lean, factor.lean, slot);
  for (const sign of signs) score += factor.signs[sign] as number;
  return score;
}

function kept({ values, scores }: Context | Lean, weights: readonly number[], slot: number): number {
  const known = scores[slot] as number;
  if (!Number.isNaN(known)) return known;
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value !== 0) sum += (weights[at] as number) * value;
  }
  scores[slot] = sum;
  return sum;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
