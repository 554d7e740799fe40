import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";
import type { Signs } from "./signs.ts";

/** Weights of one logistic factor. */
export interface Factor {
  readonly bias: number;
  /** Of how surely it is a name, or of how surely the number points at one person. */
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: readonly number[];
  readonly lean: readonly number[];
}

/**
 * How much is said for the person being a patient, and for the matter being that person's care. The chance is the
 * product of two logistic factors, so that no amount of medicine makes a patient of a colleague, and no full name makes
 * care of an invoice.
 */
export interface Weights {
  readonly who: Factor;
  readonly care: Factor;
}

/** What the signs of one mention come to under a factor, with how sure it is. */
export function weighSigns(factor: Factor, sure: number, { of, count }: Signs): number {
  let score = factor.bias + factor.sure * sure;
  for (let at = 0; at < count; at++) score += factor.signs[of[at] as number] as number;
  return score;
}

export function weighContext(factor: Factor, { values, used, count }: Context): number {
  let score = 0;
  for (let at = 0; at < count; at++) {
    const index = used[at] as number;
    score += (factor.context[index] as number) * (values[index] as number);
  }
  return score;
}

export function weighLean(factor: Factor, { values }: Lean): number {
  let score = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value !== 0) score += (factor.lean[at] as number) * value;
  }
  return score;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
