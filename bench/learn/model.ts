import { contextFeatures } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { leanFeatures } from "../../shared/core/detection/decision/lean.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import { notions } from "../../shared/core/detection/decision/score.ts";
import { toneNames } from "../../shared/core/detection/lexicon/tones.ts";
import { hashedNumber } from "./hashed-number.ts";
import { identifierPriors, personPriors } from "./priors.ts";
import { type Row, row } from "./row.ts";

/** The tone of a word is what is said of itself alone, what its classes say, and what its vector does. */
export interface Tone {
  /** By word: the sum, worked out before every step. */
  readonly sum: Float64Array;
  readonly gradient: Float64Array;
  readonly own: Row;
  readonly classes: Row;
  readonly vector: Row;
}

/** What is known of each word: its classes, its vector, and whether enough is known to learn it by itself. */
export interface Words {
  readonly classes: readonly Int32Array[];
  readonly classCount: number;
  readonly vectors: readonly Float64Array[];
  readonly dimensions: number;
  readonly alone: Uint8Array;
}

/** What features say: to the two factors, and to each notion. */
export interface Features {
  readonly factors: Row;
  readonly notions: Row;
}

/** The sums of tones that a mention has: around it, in the whole draft, before it and behind it, of both factors each. */
export const toneSums = 8;
/** Which two of the tones each pair of sums adds up. */
export const tonesOfSums: readonly (readonly [who: number, care: number])[] = [
  [0, 1],
  [0, 1],
  [2, 3],
  [4, 5],
];

export interface Model {
  readonly words: Words;
  readonly person: Features;
  readonly identifier: Features;
  /** Of the order of `toneNames`. */
  readonly tones: readonly Tone[];
  /** What each sum of tones says to each notion. */
  readonly toneNotions: Row;
  /** What each notion says of the two factors. */
  readonly out: Row;
}

export function makeModel(words: Words): Model {
  return {
    words,
    person: features(personPriors, personSigns, 1),
    identifier: features(identifierPriors, identifierSigns, 2),
    tones: toneNames.map(() => tone(words)),
    toneNotions: begun(toneSums * notions, 0.3, 3),
    out: begun(notions * 2, 0.1, 4),
  };
}

function tone({ classes, classCount, dimensions }: Words): Tone {
  return {
    sum: new Float64Array(classes.length),
    gradient: new Float64Array(classes.length),
    own: row(new Float64Array(classes.length)),
    classes: row(new Float64Array(classCount)),
    vector: row(new Float64Array(dimensions)),
  };
}

/** A word with many classes is not louder than one with few. */
export function sumTones({ sum, own, classes, vector }: Tone, words: Words): void {
  words.classes.forEach((of, word) => {
    sum[word] =
      (own.weights[word] as number) + saidBy(of, classes) + along(words.vectors[word] as Float64Array, vector);
  });
}

export function saidBy(of: Int32Array, { weights }: Row): number {
  let total = 0;
  for (const each of of) total += weights[each] as number;
  return total / Math.sqrt(1 + of.length);
}

export function along(vector: Float64Array, { weights }: Row): number {
  let total = 0;
  for (let at = 0; at < vector.length; at++) total += (vector[at] as number) * (weights[at] as number);
  return total;
}

type Priors = Readonly<Record<string, readonly [number, number]>>;

function features(priors: Priors, signs: readonly string[], seed: number): Features {
  const names = featureNames(signs);
  return {
    factors: row(Float64Array.from(names.flatMap((name) => priors[name] ?? [0, 0]))),
    notions: begun(names.length * notions, 0.05, seed),
  };
}

export function featureNames(signs: readonly string[]): readonly string[] {
  return ["bias", "sure", ...signs, ...contextFeatures, ...leanFeatures];
}

/** Small numbers to begin with, all different, so that no two notions learn the same. */
function begun(size: number, spread: number, seed: number): Row {
  const made = row(new Float64Array(size));
  for (let at = 0; at < size; at++) {
    // The sum of twelve even numbers is nearly a normal one.
    let sum = -6;
    for (let each = 0; each < 12; each++) sum += hashedNumber(12 * at + each, seed);
    made.weights[at] = spread * sum;
  }
  return made;
}
