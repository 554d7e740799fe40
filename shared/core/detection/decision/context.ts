import { toneSteps } from "../lexicon/tones.ts";
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
  /** Which values are not 0; the first `count` of them. */
  readonly used: Uint8Array;
  count: number;
}

export function makeContext(): Context {
  return { values: new Float64Array(contextFeatures.length), used: new Uint8Array(contextFeatures.length), count: 0 };
}

export function copyOf({ values, used, count }: Context): Context {
  return { values: values.slice(), used: used.slice(), count };
}

function put(context: Context, index: number, value: number): void {
  if (value !== 0 && context.values[index] === 0) context.used[context.count++] = index;
  context.values[index] = value;
}

const mostSame = 2;
const mostNear = 2;

/** A sum of tones, so that a long sentence does not outweigh a short one. */
export function toneOf(sum: number, words: number): number {
  return sum / toneSteps / Math.sqrt(4 + words);
}

/** Four counts are looked at together, the first in the lowest byte: most are 0. */
const wordStride = stride / 4;
const words = Math.ceil(kinds / 4);

/** Fills `context` with that of the sentence. */
export function readContext(context: Context, sentences: Sentences, sentence: number): void {
  const { counts, quads, totals, count, first, whoTone, careTone } = sentences;
  const { values, used } = context;
  for (let at = 0; at < context.count; at++) values[used[at] as number] = 0;
  context.count = 0;
  const here = sentence * stride;
  const before = sentence > 0;
  const behind = sentence + 1 < count;
  const quad = sentence * wordStride;
  for (let word = 0; word < words; word++) {
    const same = quads[quad + word] as number;
    const ahead = before ? (quads[quad - wordStride + word] as number) : 0;
    const after = behind ? (quads[quad + wordStride + word] as number) : 0;
    for (let left = same | ahead | after; left !== 0; ) {
      const shift = (31 - Math.clz32(left & -left)) & 24;
      const kind = 4 * word + (shift >>> 3);
      put(context, kind, Math.min((same >>> shift) & 0xff, mostSame));
      put(context, kinds + kind, Math.min(((ahead >>> shift) & 0xff) + ((after >>> shift) & 0xff), mostNear));
      left &= ~(0xff << shift);
    }
  }
  for (let wide = 0; wide < wideKinds.length; wide++) {
    const kind = wideCounts[wide] as number;
    if (totals[kind] === 0) continue;
    let sum = 0;
    for (let step = 2; step <= 4; step++) {
      if (sentence >= step) sum += counts[here - step * stride + kind] as number;
      if (sentence + step < count) sum += counts[here + step * stride + kind] as number;
    }
    put(context, wideStart + wide, Math.min(sum, 2));
  }
  const length = (first[sentence + 1] as number) - (first[sentence] as number);
  put(context, shortIndex, length < 6 ? 1 : 0);
  put(context, whoSame, toneOf(whoTone[sentence] as number, length));
  put(context, careSame, toneOf(careTone[sentence] as number, length));
  let nearWords = 0;
  let nearWho = 0;
  let nearCare = 0;
  for (let near = sentence - 1; near <= sentence + 1; near += 2) {
    if (near < 0 || near >= count) continue;
    nearWords += (first[near + 1] as number) - (first[near] as number);
    nearWho += whoTone[near] as number;
    nearCare += careTone[near] as number;
  }
  put(context, whoNear, toneOf(nearWho, nearWords));
  put(context, careNear, toneOf(nearCare, nearWords));
  summarise(context);
}

const wideCounts = wideKinds.map((kind) => countOf[kind]);
const {
  anyStrong,
  anyHealth,
  clear,
  short: shortIndex,
  whoToneSame: whoSame,
  careToneSame: careSame,
  whoToneNear: whoNear,
  careToneNear: careNear,
} = contextIndex;

/** What speaks of work, of things, or of nobody. */
export const workKinds = [
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

const workCounts = workKinds.map((kind) => countOf[kind]);
const { strong, medium, weak } = countOf;

function summarise(context: Context): void {
  const { values } = context;
  const strongs = (values[strong] as number) + (values[kinds + strong] as number);
  const others =
    (values[medium] as number) +
    (values[weak] as number) +
    (values[kinds + medium] as number) +
    (values[kinds + weak] as number);
  put(context, anyStrong, strongs > 0 ? 1 : 0);
  put(context, anyHealth, strongs + others > 0 ? 1 : 0);
  if (values[strong] === 0) return;
  let work = 0;
  for (const kind of workCounts) work += values[kind] as number;
  put(context, clear, work === 0 ? 1 : 0);
}

/** The subject is the line above the message, the message that above a file's name: they are neighbours, too. */
export function addNeighbour(context: Context, { values: head }: Context): void {
  const { values } = context;
  for (let kind = 0; kind < kinds; kind++) {
    const near = (values[kinds + kind] as number) + (head[kind] as number);
    put(context, kinds + kind, Math.min(near, mostNear));
  }
  put(context, whoNear, (values[whoNear] as number) + (head[whoSame] as number));
  put(context, careNear, (values[careNear] as number) + (head[careSame] as number));
  summarise(context);
}

/** How much of a kind the sentence itself has, at most two. */
export function sameIn({ values }: Context, kind: CountName): number {
  return values[countOf[kind]] as number;
}

/** Health of any strength in the sentence or right beside it. */
export function speaksOfHealth({ values }: Context): boolean {
  return values[anyHealth] === 1;
}
