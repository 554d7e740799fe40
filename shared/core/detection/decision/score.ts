import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";
import type { Signs } from "./signs.ts";

/** Notions: sums between the features and the two factors, so that features can speak of each other. */
export const notions = 6;

/** What one feature says: that it is a patient, that it is about care, and to each notion. */
export const voices: number = 2 + notions;
export type Voice = readonly number[];

/**
 * How much is said for the person being a patient, and for the matter being that person's care. The chance is the
 * product of two logistic factors, so that no amount of medicine makes a patient of a colleague, and no full name makes
 * care of an invoice.
 */
export interface Weights {
  readonly bias: Voice;
  /** Of how surely it is a name, or of how surely the number points at one person. */
  readonly sure: Voice;
  readonly signs: readonly Voice[];
  readonly beside: readonly Voice[];
  readonly context: readonly Voice[];
  readonly lean: readonly Voice[];
  /** What each notion, between -1 and 1, says of the two factors. */
  readonly who: readonly number[];
  readonly care: readonly number[];
}

/** What was added up, by voice. */
export type Sums = Float32Array;

export function makeSums(): Sums {
  return new Float32Array(voices);
}

/** What the signs of one mention come to, with how sure it is. */
export function addSigns(sums: Sums, weights: Weights, sure: number, { of, count }: Signs): void {
  sums.fill(0);
  addVoice(sums, weights.bias, 1);
  addVoice(sums, weights.sure, sure);
  for (let index = 0; index < count; index++) addVoice(sums, weights.signs[of[index] as number] as Voice, 1);
}

/** What the words beside it say. */
export function addBeside(sums: Sums, { beside }: Weights, values: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== 0) addVoice(sums, beside[index] as Voice, value);
  }
}

export function weighContext({ context: of }: Weights, { values, used, count }: Context, sums: Sums): void {
  sums.fill(0);
  for (let at = 0; at < count; at++) {
    const index = used[at] as number;
    addVoice(sums, of[index] as Voice, values[index] as number);
  }
}

export function addVoice(sums: Sums, voice: Voice, value: number): void {
  for (let each = 0; each < voices; each++) sums[each] = (sums[each] as number) + (voice[each] as number) * value;
}

export function weighLean({ lean: of }: Weights, { values }: Lean, sums: Sums): void {
  sums.fill(0);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value !== 0) addVoice(sums, of[at] as Voice, value);
  }
}

/** The chance that all that was said comes to. */
export function chanceOf(sums: Sums, weights: Weights): number {
  let who = sums[0] as number;
  let care = sums[1] as number;
  for (let notion = 0; notion < notions; notion++) {
    const held = Math.tanh(sums[2 + notion] as number);
    who += held * (weights.who[notion] as number);
    care += held * (weights.care[notion] as number);
  }
  return logistic(who) * logistic(care);
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
