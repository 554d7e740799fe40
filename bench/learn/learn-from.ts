import type { Bag, Vocabulary } from "./bags.ts";
import { type Known, knownWords } from "./known-words.ts";
import { type Lesson, lessonOf } from "./lesson.ts";
import { type Model, makeModel } from "./model.ts";
import { type Options, train } from "./train.ts";

export interface Learned {
  readonly model: Model;
  readonly known: Known;
}

/** What can be learned from these drafts alone. A subject that must warn by itself is a lesson of its own. */
export function learnFrom(
  bags: readonly Bag[],
  vocabulary: Vocabulary,
  vectors: ReadonlyMap<string, Float64Array>,
  options: Options,
): Learned {
  const known = knownWords(bags, vocabulary, vectors);
  const lessons: Lesson[] = bags.flatMap((bag) => {
    const { positive, subject, weight } = bag.example;
    const share = weight * (positive ? 1 : options.negative);
    const whole = lessonOf(bag, known.usable, bag.instances, share);
    const inSubject = bag.instances.filter((instance) => instance.subject);
    return subject === true ? [whole, lessonOf(bag, known.usable, inSubject, 0.5 * share)] : [whole];
  });
  const model = makeModel(known.words);
  train(model, lessons, options);
  return { model, known };
}
