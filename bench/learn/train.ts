import { learn } from "./backward.ts";
import { hashedNumber } from "./hashed-number.ts";
import type { Lesson, ToneWords } from "./lesson.ts";
import { type Model, sumTones, type Tone, type Words } from "./model.ts";
import { begin, move } from "./row.ts";

export interface Options {
  readonly steps: number;
  /** How strongly weights are pulled back: of features, of notions, of words by themselves, of their classes, of vectors. */
  readonly pull: number;
  readonly pullNotions: number;
  readonly pullTones: number;
  readonly pullClasses: number;
  readonly pullVectors: number;
  readonly negative: number;
  /** Shares of words, and of other features, that are left out in a step. */
  readonly drop: number;
  readonly dropSigns: number;
  /** Another number leaves out others. */
  readonly seed: number;
}

export function train(model: Model, lessons: readonly Lesson[], options: Options): void {
  const { person, identifier, tones, toneNotions, out, words } = model;
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const factors = [person.factors, identifier.factors];
  const notions = [person.notions, identifier.notions, toneNotions, out];
  for (let step = 1; step <= options.steps; step++) {
    for (const each of factors) begin(each, options.pull);
    for (const each of notions) begin(each, options.pullNotions);
    for (const each of tones) {
      sumTones(each, words);
      each.gradient.fill(0);
    }
    for (const [number, lesson] of lessons.entries())
      learn(model, thinned(lesson, step * 7919 + number * 104_729 + options.seed, options), lesson.weight / total);
    const rate = 0.06 * Math.min(1, (2.5 * (options.steps - step + 1)) / options.steps);
    for (const each of factors) move(each, step, rate);
    for (const each of notions) move(each, step, rate * 2);
    for (const each of tones) {
      spread(each, words, options);
      move(each.own, step, rate * 16);
      move(each.classes, step, rate * 4);
      move(each.vector, step, rate * 4);
    }
  }
  for (const each of tones) sumTones(each, words);
}

/**
 * A lesson with some of its words and features left out, others in every step, so that no word is relied on alone. Which
 * ones, a fixed hash says.
 */
function thinned(lesson: Lesson, seed: number, { drop, dropSigns }: Options): Lesson {
  let next = 0;
  const kept = (share: number): number => (hashedNumber(next++, seed) < share ? 0 : 1 / (1 - share));
  const words = (of: ToneWords): ToneWords => ({
    words: of.words,
    shares: of.shares.map((share) => share * kept(drop)),
  });
  return {
    ...lesson,
    all: words(lesson.all),
    mentions: lesson.mentions.map((mention) => ({
      ...mention,
      around: words(mention.around),
      before: words(mention.before),
      behind: words(mention.behind),
      value: mention.value.map((amount, at) => (at < 2 ? amount : amount * kept(dropSigns))),
    })),
  };
}

/** Hands what was learned of the words on to what their tones are made of. */
function spread({ gradient, own, classes, vector }: Tone, words: Words, options: Options): void {
  begin(classes, options.pullClasses);
  begin(vector, options.pullVectors);
  words.classes.forEach((of, word) => {
    const slope = gradient[word] as number;
    own.gradient[word] = words.alone[word] === 1 ? slope + options.pullTones * (own.weights[word] as number) : 0;
    if (slope === 0) return;
    const share = slope / Math.sqrt(1 + of.length);
    for (const each of of) classes.gradient[each] = (classes.gradient[each] as number) + share;
    const along = words.vectors[word] as Float64Array;
    for (let at = 0; at < along.length; at++)
      vector.gradient[at] = (vector.gradient[at] as number) + slope * (along[at] as number);
  });
}
