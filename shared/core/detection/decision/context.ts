import { type CountName, countNames, countOf, type Sentences, stride } from "../reading/sentences.ts";

const kinds = countNames.length;
const wideKinds = ["strong", "teaching", "business"] as const satisfies readonly CountName[];
const sums = ["anyStrong", "anyHealth", "clear", "short"] as const;
const tones = ["whoToneSame", "careToneSame", "whoToneNear", "careToneNear"] as const;

/**
 * What the sentence around a mention speaks of, the sentences right before and behind, and those a little further: in the
 * order of the weights.
 */
export const contextFeatures: readonly string[] = [
  ...countNames.map((name) => `${name}Same`),
  ...countNames.map((name) => `${name}Near`),
  ...wideKinds.map((name) => `${name}Wide`),
  ...sums,
  ...tones,
];

const wideStart = 2 * kinds;
const sumStart = wideStart + wideKinds.length;
const toneStart = sumStart + sums.length;
export const contextIndex: Readonly<Record<(typeof sums)[number] | (typeof tones)[number], number>> = {
  anyStrong: sumStart,
  anyHealth: sumStart + 1,
  clear: sumStart + 2,
  short: sumStart + 3,
  whoToneSame: toneStart,
  careToneSame: toneStart + 1,
  whoToneNear: toneStart + 2,
  careToneNear: toneStart + 3,
};

/** The context of every mention in one sentence. */
export interface Context {
  readonly values: Float64Array;
  /** What the values come to under the weights of each factor, kept by the score; NaN while nobody asked. */
  readonly scores: Float64Array;
}

const mostSame = 2;
const mostNear = 2;

/** A sum of tones, so that a long sentence does not outweigh a short one; one unit of weight is 16 steps of tone. */
export function toneOf(sum: number, words: number): number {
  return sum / 8 / Math.sqrt(4 + words);
}

export function contextOf(sentences: Sentences, sentence: number): Context {
  const { counts, count, first, whoTone, careTone } = sentences;
  const values = new Float64Array(contextFeatures.length);
  const here = sentence * stride;
  const before = sentence > 0 ? here - stride : -1;
  const behind = sentence + 1 < count ? here + stride : -1;
  for (let kind = 0; kind < kinds; kind++) {
    const same = counts[here + kind] as number;
    const near =
      (before < 0 ? 0 : (counts[before + kind] as number)) + (behind < 0 ? 0 : (counts[behind + kind] as number));
    values[kind] = Math.min(same, mostSame);
    values[kinds + kind] = Math.min(near, mostNear);
  }
  for (let wide = 0; wide < wideKinds.length; wide++) {
    const kind = countOf[wideKinds[wide] as CountName];
    let sum = 0;
    for (let step = 2; step <= 4; step++) {
      if (sentence >= step) sum += counts[here - step * stride + kind] as number;
      if (sentence + step < count) sum += counts[here + step * stride + kind] as number;
    }
    values[wideStart + wide] = Math.min(sum, 2);
  }
  const length = (first[sentence + 1] as number) - (first[sentence] as number);
  values[contextIndex.short] = length < 6 ? 1 : 0;
  values[contextIndex.whoToneSame] = toneOf(whoTone[sentence] as number, length);
  values[contextIndex.careToneSame] = toneOf(careTone[sentence] as number, length);
  let nearWords = 0;
  let nearWho = 0;
  let nearCare = 0;
  for (const near of [sentence - 1, sentence + 1]) {
    if (near < 0 || near >= count) continue;
    nearWords += (first[near + 1] as number) - (first[near] as number);
    nearWho += whoTone[near] as number;
    nearCare += careTone[near] as number;
  }
  values[contextIndex.whoToneNear] = toneOf(nearWho, nearWords);
  values[contextIndex.careToneNear] = toneOf(nearCare, nearWords);
  summarise(values);
  return { values, scores: new Float64Array(4).fill(Number.NaN) };
}

const workKinds = [
  "business",
  "teaching",
  "general",
  "staffRole",
  "staffing",
  "supply",
  "social",
  "system",
  "document",
] as const satisfies readonly CountName[];

function summarise(values: Float64Array): void {
  const { strong, medium, weak } = countOf;
  const at = (kind: number): number => values[kind] as number;
  values[contextIndex.anyStrong] = at(strong) + at(kinds + strong) > 0 ? 1 : 0;
  values[contextIndex.anyHealth] =
    at(strong) + at(medium) + at(weak) + at(kinds + strong) + at(kinds + medium) + at(kinds + weak) > 0 ? 1 : 0;
  let work = 0;
  for (const kind of workKinds) work += at(countOf[kind]);
  values[contextIndex.clear] = at(strong) > 0 && work === 0 ? 1 : 0;
}

/** The subject is the line above the message, the message that above a file's name: they are neighbours, too. */
export function addNeighbour({ values, scores }: Context, { values: head }: Context): void {
  scores.fill(Number.NaN);
  for (let kind = 0; kind < kinds; kind++) {
    const near = (values[kinds + kind] as number) + (head[kind] as number);
    values[kinds + kind] = Math.min(near, mostNear);
  }
  for (const [near, same] of [
    [contextIndex.whoToneNear, contextIndex.whoToneSame],
    [contextIndex.careToneNear, contextIndex.careToneSame],
  ] as const)
    values[near] = (values[near] as number) + (head[same] as number);
  summarise(values);
}

/** How much of a kind the sentence itself has, at most two. */
export function sameIn({ values }: Context, kind: CountName): number {
  return values[countOf[kind]] as number;
}
