/**
 * `node bench/train-weights.ts PATH`: learns the weights of the decision and the tones of words, from the drafts in
 * training/ and the tuning part of the folder PATH. `--folds` leaves out one source after the other instead, and says how
 * well what was learned from the others does on it; nothing is written then. Without flags, what is held back of our own drafts is
 * only judged; with `--ship` it is learned from, too, as the product's weights are. There is no randomness.
 */
import { type Bag, bagOf, Vocabulary } from "./learn/bags.ts";
import { type Example, folderExamples, ownExamples } from "./learn/corpus.ts";
import { scoresOf } from "./learn/forward.ts";
import { type Known, knownWords } from "./learn/known-words.ts";
import { type Lesson, lessonOf } from "./learn/lesson.ts";
import { type Model, makeModel } from "./learn/model.ts";
import { curveOf, reportOf, type Scored } from "./learn/report.ts";
import { type Options, train } from "./learn/train.ts";
import { isName, listedWords, writeTones } from "./learn/word-tones.ts";
import { levelled, readVectors } from "./learn/word-vectors.ts";
import { writeWeights } from "./learn/write.ts";

const [path = "", ...flags] = process.argv.slice(2);
const number = (name: string, otherwise: number): number =>
  Number(flags.find((flag) => flag.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const options: Options = {
  steps: number("steps", 150),
  pull: number("pull", 0.0003),
  pullNotions: number("pull-notions", 0.003),
  pullTones: number("pull-tones", 0.0000005),
  pullClasses: number("pull-classes", 0.000001),
  pullVectors: number("pull-vectors", 0.000001),
  negative: number("negative", 1.4),
  drop: number("drop", 0.5),
  dropSigns: number("drop-signs", 0.3),
};

const vocabulary = new Vocabulary();
const examples: readonly Example[] = [...ownExamples(), ...(path === "" ? [] : folderExamples(path))];
const bags = examples.map((example) => bagOf(example, vocabulary));
const vectors = levelled(
  readVectors(new Set([...vocabulary.words, ...listedWords()])),
  vocabulary.words.filter((word) => word.length > 1 && !isName(word)),
);

if (flags.includes("--folds")) {
  const sources = [...new Set(bags.filter(({ example }) => !example.held).map(({ example }) => example.source))];
  const only = flags
    .find((flag) => flag.startsWith("--only="))
    ?.slice(7)
    .split(",");
  const pooled: Scored[] = [];
  for (const left of sources.filter((source) => only?.includes(source) ?? true)) {
    const { model, known } = learnFrom(bags.filter(({ example }) => example.source !== left && !example.held));
    const scored = judge(
      `without ${left}`,
      model,
      known.usable,
      bags.filter(({ example }) => example.source === left),
    );
    pooled.push(...scored);
  }
  process.stdout.write(curveOf("all folds together", pooled));
} else {
  const own = ({ document }: Example): boolean =>
    !document.set.startsWith("mail") && !document.set.startsWith("public");
  const ship = flags.includes("--ship");
  const { model, known } = learnFrom(bags.filter(({ example }) => !example.held || (ship && own(example))));
  for (const source of new Set(bags.map(({ example }) => example.source))) {
    judge(
      `${source}, learned`,
      model,
      known.usable,
      bags.filter(({ example }) => example.source === source && !example.held),
    );
    judge(
      `${source}, held`,
      model,
      known.usable,
      bags.filter(({ example }) => example.source === source && example.held),
    );
  }
  writeWeights(model);
  writeTones(model, vocabulary, known, vectors);
}

function learnFrom(from: readonly Bag[]): { model: Model; known: Known } {
  const known = knownWords(from, vocabulary, vectors);
  const { usable } = known;
  const lessons: Lesson[] = from.flatMap((bag) => {
    const { positive, subject, weight } = bag.example;
    const share = weight * (positive ? 1 : options.negative);
    const whole = lessonOf(bag, usable, bag.instances, share);
    const inSubject = bag.instances.filter((instance) => instance.subject);
    return subject === true ? [whole, lessonOf(bag, usable, inSubject, 0.5 * share)] : [whole];
  });
  const model = makeModel(known.words);
  train(model, lessons, options);
  return { model, known };
}

function judge(title: string, model: Model, usable: Int32Array, of: readonly Bag[]): readonly Scored[] {
  if (of.length === 0) return [];
  const scored = of.map((bag) => {
    const scores = scoresOf(model, lessonOf(bag, usable, bag.instances, 1));
    const best = (only: (index: number) => boolean): number =>
      scores.reduce(
        (most, { p }, index) =>
          only(index) ? Math.max(most, bag.instances[index]?.floor === true ? Math.max(p, 0.6) : p) : most,
        0,
      );
    return {
      example: bag.example,
      whole: best(() => true),
      subject: best((index) => bag.instances[index]?.subject === true),
    };
  });
  process.stdout.write(reportOf(title, scored, flags.includes("--errors")));
  return scored;
}
