import type { Lesson, Mention } from "./lesson.ts";
import { type Model, type Row, scoresOf, sumTones, type Tone, type Words } from "./model.ts";

export interface Options {
  readonly steps: number;
  readonly pull: number;
  readonly pullTones: number;
  readonly pullClasses: number;
  readonly negative: number;
  /** Shares of words, and of other features, that are left out in a step. */
  readonly drop: number;
  readonly dropSigns: number;
  readonly tones: boolean;
}

export function train(model: Model, lessons: readonly Lesson[], options: Options): void {
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const rows = Object.values(model.rows);
  const tones = options.tones ? [model.whoTone, model.careTone] : [];
  for (let step = 1; step <= options.steps; step++) {
    for (const { gradient, weights, prior } of rows)
      for (let at = 0; at < weights.length; at++)
        gradient[at] = options.pull * ((weights[at] as number) - (prior[at] as number));
    for (const each of tones) {
      sumTones(each, model.words);
      each.gradient.fill(0);
    }
    for (const [number, lesson] of lessons.entries())
      learn(model, thinned(lesson, step * 7919 + number * 104_729, options), lesson.weight / total);
    const rate = 0.06 * Math.min(1, (2.5 * (options.steps - step + 1)) / options.steps);
    for (const each of rows) move(each, step, rate);
    for (const each of tones) {
      spread(each, model.words, options);
      move(each.own, step, rate * 16);
      move(each.classes, step, rate * 4);
    }
  }
  for (const each of tones) sumTones(each, model.words);
}

/**
 * A lesson with some of its words and features left out, others in every step, so that no word is relied on alone. Which
 * ones, a fixed hash says.
 */
function thinned(lesson: Lesson, seed: number, { drop, dropSigns }: Options): Lesson {
  if (drop === 0 && dropSigns === 0) return lesson;
  const kept = (what: number, share: number): number => {
    let hash = Math.imul(what + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296 < share ? 0 : 1 / (1 - share);
  };
  const words = (of: Int32Array, shares: Float64Array): Float64Array =>
    shares.map((share, at) => share * kept(of[at] as number, drop));
  return {
    ...lesson,
    shares: words(lesson.words, lesson.shares),
    mentions: lesson.mentions.map((mention) => ({
      ...mention,
      shares: words(mention.words, mention.shares),
      value: mention.value.map((amount, at) =>
        at < 2 ? amount : amount * kept((mention.at[at] as number) + 1_000_003, dropSigns),
      ),
    })),
  };
}

/** Noisy-or over the bag: one mention that is patient information makes the draft so. */
function learn(model: Model, lesson: Lesson, weight: number): void {
  const scored = scoresOf(model, lesson);
  let none = 1;
  for (const { p } of scored) none *= 1 - p;
  const any = Math.max(1 - none, 1e-6);
  let sumWho = 0;
  let sumCare = 0;
  scored.forEach(({ who, care, p }, index) => {
    const mention = lesson.mentions[index] as Mention;
    const slope = lesson.positive ? -none / any / (1 - p) : 1 / (1 - p);
    const scale = weight * slope * p;
    const toWho = scale * (1 - who);
    const toCare = scale * (1 - care);
    add(mention.person ? model.rows.personWho : model.rows.idWho, mention.at, mention.value, toWho);
    add(mention.person ? model.rows.personCare : model.rows.idCare, mention.at, mention.value, toCare);
    add(model.whoTone, mention.words, mention.shares, toWho);
    add(model.careTone, mention.words, mention.shares, toCare);
    sumWho += toWho;
    sumCare += toCare;
  });
  add(model.whoTone, lesson.words, lesson.shares, sumWho);
  add(model.careTone, lesson.words, lesson.shares, sumCare);
}

function spread({ gradient, own, classes }: Tone, words: Words, options: Options): void {
  for (let at = 0; at < classes.weights.length; at++)
    classes.gradient[at] = options.pullClasses * (classes.weights[at] as number);
  words.classes.forEach((of, word) => {
    const slope = gradient[word] as number;
    own.gradient[word] = words.alone[word] === 1 ? slope + options.pullTones * (own.weights[word] as number) : 0;
    const share = slope / Math.sqrt(1 + of.length);
    for (const each of of) classes.gradient[each] = (classes.gradient[each] as number) + share;
  });
}

function add(
  { gradient }: { readonly gradient: Float64Array },
  at: Int32Array,
  value: Float64Array,
  scale: number,
): void {
  for (let index = 0; index < at.length; index++) {
    const place = at[index] as number;
    gradient[place] = (gradient[place] as number) + scale * (value[index] as number);
  }
}

/** Adam (Kingma and Ba, 2015). */
function move({ weights, gradient, first, second }: Row, step: number, rate: number): void {
  const [one, two] = [1 - 0.9 ** step, 1 - 0.999 ** step];
  for (let at = 0; at < weights.length; at++) {
    const slope = gradient[at] as number;
    first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
    second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope;
    weights[at] =
      (weights[at] as number) -
      (rate * ((first[at] as number) / one)) / (Math.sqrt((second[at] as number) / two) + 1e-8);
  }
}
