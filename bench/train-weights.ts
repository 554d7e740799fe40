/**
 * `node bench/train-weights.ts PATH`: learns the weights of the decision and the tones of words, from all drafts in
 * training/ and in the evaluation folder PATH. How well that does on drafts that were not learned from is told by leaving
 * some out: `--folds=N` leaves out the files of an Nth of the authors after the other, `--quarters` a quarter of the folder;
 * nothing is written then. There is no randomness; `--seed=N` begins elsewhere.
 */
import { type Bag, bagOf, Vocabulary } from "./learn/bags.ts";
import { type Example, folderExamples, ownExamples } from "./learn/corpus.ts";
import { leaveAuthorsOut, leaveQuartersOut } from "./learn/folds.ts";
import { type Learned, learnFrom } from "./learn/learn-from.ts";
import { isName, listedWords } from "./learn/listed-words.ts";
import { reportOf } from "./learn/report.ts";
import { scoreBags } from "./learn/score-bags.ts";
import type { Options } from "./learn/train.ts";
import { roundTones, writeTones } from "./learn/word-tones.ts";
import { levelled, readVectors } from "./learn/word-vectors.ts";
import { writeWeights } from "./learn/write.ts";

const [path = "", ...flags] = process.argv.slice(2);
const number = (name: string, otherwise: number): number =>
  Number(flags.find((flag) => flag.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const options: Options = {
  steps: number("steps", 120),
  pull: number("pull", 0.0003),
  pullNotions: number("pull-notions", 0.003),
  pullTones: number("pull-tones", 0.0000005),
  pullClasses: number("pull-classes", 0.000001),
  pullVectors: number("pull-vectors", 0.000001),
  negative: number("negative", 1.3),
  drop: number("drop", 0.4),
  dropSigns: number("drop-signs", 0.3),
  seed: number("seed", 0),
};

const vocabulary = new Vocabulary();
const examples: readonly Example[] = [...ownExamples(), ...(path === "" ? [] : folderExamples(path))];
const bags = examples.map((example) => bagOf(example, vocabulary));
const vectors = levelled(
  readVectors(new Set([...vocabulary.words, ...listedWords()])),
  vocabulary.words.filter((word) => word.length > 1 && !isName(word)),
);
const learn = (from: readonly Bag[]): Learned => learnFrom(from, vocabulary, vectors, options);
/** Folds are judged by what would ship. */
const learnAsShipped = (from: readonly Bag[]): Learned => {
  const learned = learn(from);
  roundTones(learned, vocabulary, vectors);
  return learned;
};
const folds = number("folds", 0);
const errors = flags.includes("--errors");

if (folds > 0) process.stdout.write(leaveAuthorsOut(bags, learnAsShipped, folds, errors));
else if (flags.includes("--quarters")) process.stdout.write(leaveQuartersOut(bags, learnAsShipped, errors));
else {
  const learned = learn(bags);
  process.stdout.write(reportOf("what was learned from", scoreBags(learned, bags), errors));
  writeWeights(learned.model);
  writeTones(learned, vocabulary, vectors);
}
