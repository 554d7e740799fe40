import { contextFeatures, contextIndex } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { leanFeatures, leanTones } from "../../shared/core/detection/decision/lean.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import type { Factor, Weights } from "../../shared/core/detection/decision/score.ts";
import type { Bag, Instance, Shares } from "./bags.ts";
import { identifierPriors, personPriors } from "./priors.ts";

/** How much the tones of the words of the sentence, of its neighbours and of the whole draft count. */
export const toneShares = { same: 1, near: 0.6, all: 0.6 } as const;

/** One logistic factor: bias, sure, signs, context, lean in one row. */
interface Row {
  readonly prior: Float64Array;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

interface Mention {
  readonly person: boolean;
  readonly at: Int32Array;
  readonly value: Float64Array;
  readonly words: Int32Array;
  readonly shares: Float64Array;
  readonly floor: boolean;
}

/** A bag ready to be learned: its mentions in sparse rows. */
export interface Lesson {
  readonly positive: boolean;
  readonly weight: number;
  readonly mentions: readonly Mention[];
  readonly words: Int32Array;
  readonly shares: Float64Array;
}

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
  /** Which words and features are left out when: another number, another model of the same drafts. */
  readonly seed: number;
}

/** The tone of a word is what its classes say and what is said of itself alone. */
interface Tone {
  /** By word: the sum, worked out before every step. */
  readonly sum: Float64Array;
  readonly gradient: Float64Array;
  readonly own: Row;
  readonly classes: Row;
}

/** Which classes each word has, and whether enough is known of it to learn it by itself. */
export interface Words {
  readonly classes: readonly Int32Array[];
  readonly classCount: number;
  readonly alone: Uint8Array;
}

export interface Model {
  readonly words: Words;
  readonly rows: Readonly<Record<"personWho" | "personCare" | "idWho" | "idCare", Row>>;
  readonly whoTone: Tone;
  readonly careTone: Tone;
}

export function makeModel(words: Words): Model {
  return {
    words,
    rows: {
      personWho: row(priorsOf(personPriors, personSigns, 0)),
      personCare: row(priorsOf(personPriors, personSigns, 1)),
      idWho: row(priorsOf(identifierPriors, identifierSigns, 0)),
      idCare: row(priorsOf(identifierPriors, identifierSigns, 1)),
    },
    whoTone: tone(words),
    careTone: tone(words),
  };
}

function tone({ classes, classCount }: Words): Tone {
  return {
    sum: new Float64Array(classes.length),
    gradient: new Float64Array(classes.length),
    own: row(new Float64Array(classes.length)),
    classes: row(new Float64Array(classCount)),
  };
}

/** A word with many classes is not louder than one with few. */
export function sumTones({ sum, own, classes }: Tone, words: Words): void {
  words.classes.forEach((of, word) => {
    let total = 0;
    for (const each of of) total += classes.weights[each] as number;
    sum[word] = (own.weights[word] as number) + total / Math.sqrt(1 + of.length);
  });
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

type Priors = Readonly<Record<string, readonly [number, number]>>;

function priorsOf(priors: Priors, signs: readonly string[], which: 0 | 1): Float64Array {
  const names = ["bias", "sure", ...signs, ...contextFeatures, ...leanFeatures];
  return Float64Array.from(names, (name) => priors[name]?.[which] ?? 0);
}

function row(prior: Float64Array): Row {
  const size = prior.length;
  const zeros = (): Float64Array => new Float64Array(size);
  return { prior, weights: prior.slice(), gradient: zeros(), first: zeros(), second: zeros() };
}

/** `usable`: the number under which a word is learned; -1 for one that is not. */
export function lessonOf(bag: Bag, usable: Int32Array, instances: readonly Instance[], weight: number): Lesson {
  const all = toneWords([[bag.all, toneShares.all]], usable);
  return {
    positive: bag.example.positive,
    weight,
    mentions: instances.map((instance) => mentionOf(instance, usable)),
    ...all,
  };
}

function mentionOf(instance: Instance, usable: Int32Array): Mention {
  const { person, sure, signs, context, lean, same, near, floor } = instance;
  const signCount = (person ? personSigns : identifierSigns).length;
  const at: number[] = [0, 1];
  const value: number[] = [1, sure];
  for (const sign of signs) {
    at.push(2 + sign);
    value.push(1);
  }
  context.forEach((amount, index) => {
    if (amount === 0) return;
    at.push(2 + signCount + index);
    value.push(amount);
  });
  lean.forEach((amount, index) => {
    if (amount === 0) return;
    at.push(2 + signCount + contextFeatures.length + index);
    value.push(amount);
  });
  const tones = toneWords(
    [
      [same, toneShares.same],
      [near, toneShares.near],
    ],
    usable,
  );
  return { person, at: Int32Array.from(at), value: Float64Array.from(value), floor, ...tones };
}

function toneWords(
  parts: readonly (readonly [Shares, number])[],
  usable: Int32Array,
): { words: Int32Array; shares: Float64Array } {
  const words: number[] = [];
  const shares: number[] = [];
  for (const [part, factor] of parts) {
    part.words.forEach((word, index) => {
      const number = word < 0 ? -1 : (usable[word] as number);
      if (number < 0) return;
      words.push(number);
      shares.push((part.shares[index] as number) * factor);
    });
  }
  return { words: Int32Array.from(words), shares: Float64Array.from(shares) };
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
      learn(
        model,
        thinned(lesson, options.seed * 1_299_709 + step * 7919 + number * 104_729, options),
        lesson.weight / total,
      );
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

/** Several models of the same drafts as one: each factor is a sum, so the mean of the weights gives the mean of the sums. */
export function meanOf(models: readonly [Model, ...Model[]]): Model {
  const [first, ...rest] = models;
  const rowsOf = ({ rows, whoTone, careTone }: Model): readonly Row[] => [
    ...Object.values(rows),
    ...[whoTone, careTone].flatMap(({ own, classes }) => [own, classes]),
  ];
  rowsOf(first).forEach(({ weights }, row) => {
    for (const other of rest)
      for (let at = 0; at < weights.length; at++)
        weights[at] = (weights[at] as number) + (rowsOf(other)[row]?.weights[at] as number);
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / models.length;
  });
  for (const each of [first.whoTone, first.careTone]) sumTones(each, first.words);
  return first;
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

export interface Scored {
  readonly who: number;
  readonly care: number;
  readonly p: number;
}

export function scoresOf(model: Model, lesson: Lesson): readonly Scored[] {
  const allWho = dot(model.whoTone.sum, lesson.words, lesson.shares);
  const allCare = dot(model.careTone.sum, lesson.words, lesson.shares);
  return lesson.mentions.map((mention) => {
    const whoRow = mention.person ? model.rows.personWho : model.rows.idWho;
    const careRow = mention.person ? model.rows.personCare : model.rows.idCare;
    const who = logistic(
      dot(whoRow.weights, mention.at, mention.value) + dot(model.whoTone.sum, mention.words, mention.shares) + allWho,
    );
    const care = logistic(
      dot(careRow.weights, mention.at, mention.value) +
        dot(model.careTone.sum, mention.words, mention.shares) +
        allCare,
    );
    return { who, care, p: Math.min(who * care, 0.9999) };
  });
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

function dot(weights: Float64Array, at: Int32Array, value: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index++)
    sum += (weights[at[index] as number] as number) * (value[index] as number);
  return sum;
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

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The weights as the product reads them. */
export function weightsOf({ rows }: Model, person: boolean): Weights {
  const factor = ({ weights }: Row, tones: "who" | "care"): Factor => {
    const signCount = (person ? personSigns : identifierSigns).length;
    const context = [...weights.slice(2 + signCount, 2 + signCount + contextFeatures.length)];
    const lean = [...weights.slice(2 + signCount + contextFeatures.length)];
    context[contextIndex[`${tones}ToneSame`]] = toneShares.same;
    context[contextIndex[`${tones}ToneNear`]] = toneShares.near;
    lean[leanTones[tones]] = toneShares.all;
    return {
      bias: weights[0] as number,
      sure: weights[1] as number,
      signs: [...weights.slice(2, 2 + signCount)],
      context,
      lean,
    };
  };
  return person
    ? { who: factor(rows.personWho, "who"), care: factor(rows.personCare, "care") }
    : { who: factor(rows.idWho, "who"), care: factor(rows.idCare, "care") };
}
