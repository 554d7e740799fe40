import type { Context } from "./context.ts";

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
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: Context;
  readonly lean: Float64Array;
}

/**
 * The product of two logistic factors: this is a patient × this is about their care. A product, so that no amount of
 * medicine makes a patient of a colleague, and no full name makes care of an invoice.
 */
export function probability({ who, care }: Weights, evidence: Evidence): number {
  return logistic(logit(who, evidence)) * logistic(logit(care, evidence));
}

export function logit(factor: Factor, { sure, signs, context, lean }: Evidence): number {
  let score = factor.bias + factor.sure * sure + dot(factor.context, context.values) + dot(factor.lean, lean);
  for (const sign of signs) score += factor.signs[sign] as number;
  return score;
}

function dot(weights: readonly number[], values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (weights[at] as number) * (values[at] as number);
  return sum;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
