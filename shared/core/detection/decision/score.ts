import type { Context } from "./context.ts";
import type { Lean } from "./lean.ts";
import type { Signs } from "./signs.ts";
import { sumSizes } from "./sum-sizes.ts";

export { notions } from "./sum-sizes.ts";

const { notions, voices } = sumSizes;

/** What one feature says: that it is a patient, that it is about care, and to each notion. */
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

/** The voices of features one behind the other: many are asked for every mention, each in one stretch of memory. */
export type Voices = Float64Array;

/** The same weights as the scan reads them. */
export interface Scales {
  readonly bias: Voices;
  readonly sure: Voices;
  readonly signs: Voices;
  readonly beside: Voices;
  readonly context: Voices;
  readonly lean: Voices;
  readonly who: Float64Array;
  readonly care: Float64Array;
}

export function scalesOf({ bias, sure, signs, beside, context, lean, who, care }: Weights): Scales {
  return {
    bias: voicesOf([bias]),
    sure: voicesOf([sure]),
    signs: voicesOf(signs),
    beside: voicesOf(beside),
    context: voicesOf(context),
    lean: voicesOf(lean),
    who: Float64Array.from(who),
    care: Float64Array.from(care),
  };
}

function voicesOf(of: readonly Voice[]): Voices {
  const all = new Float64Array(voices * of.length);
  for (const [at, voice] of of.entries()) all.set(voice, voices * at);
  return all;
}

/** What was added up, by voice. */
export type Sums = Float32Array;

export function makeSums(): Sums {
  return new Float32Array(voices);
}

/** Nothing said yet. A loop: for eight numbers `fill` takes longer to begin than to end. */
function clear(sums: Sums): void {
  for (let each = 0; each < voices; each++) sums[each] = 0;
}

/** What the signs of one mention come to, with how sure it is. */
export function addSigns(sums: Sums, scales: Scales, sure: number, { of, count }: Signs): void {
  clear(sums);
  addVoice(sums, scales.bias, 0, 1);
  addVoice(sums, scales.sure, 0, sure);
  for (let index = 0; index < count; index++) addVoice(sums, scales.signs, of[index] as number, 1);
}

/** What the words beside it say. */
export function addBeside(sums: Sums, { beside }: Scales, values: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== 0) addVoice(sums, beside, index, value);
  }
}

export function weighContext({ context }: Scales, { values, used, count }: Context, sums: Sums): void {
  clear(sums);
  for (let at = 0; at < count; at++) {
    const index = used[at] as number;
    addVoice(sums, context, index, values[index] as number);
  }
}

/** Adds what the feature of this number says. */
export function addVoice(sums: Sums, of: Voices, feature: number, value: number): void {
  const from = voices * feature;
  for (let each = 0; each < voices; each++) sums[each] = (sums[each] as number) + (of[from + each] as number) * value;
}

export function weighLean({ lean }: Scales, { values }: Lean, sums: Sums): void {
  clear(sums);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value !== 0) addVoice(sums, lean, at, value);
  }
}

/** The chance that all that was said comes to; `held`: what each notion holds, between -1 and 1. */
export function chanceOf(sums: Sums, held: Float64Array, scales: Scales): number {
  let who = sums[0] as number;
  let care = sums[1] as number;
  for (let notion = 0; notion < notions; notion++) {
    who += (held[notion] as number) * (scales.who[notion] as number);
    care += (held[notion] as number) * (scales.care[notion] as number);
  }
  return logistic(who) * logistic(care);
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
