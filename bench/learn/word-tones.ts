import { writeFileSync } from "node:fs";
import { toneNames, toneSteps } from "../../shared/core/detection/lexicon/tones.ts";
import type { Vocabulary } from "./bags.ts";
import { codebookOf } from "./codebook.ts";
import type { Known } from "./known-words.ts";
import type { Learned } from "./learn-from.ts";
import { listedWords } from "./listed-words.ts";
import { along, type Model, saidBy } from "./model.ts";
import { classesOf } from "./word-classes.ts";

interface WordTone {
  readonly word: string;
  /** In the order of `toneNames`, in units of 8 to one of weight. */
  readonly tones: Float64Array;
  readonly drafts: number;
  /** Its number in the model; -1 for a word that no draft has. */
  readonly number: number;
}

/** How many tones there may be, and how many units (squared, of one draft) a bit of the table may cost. */
const mostTones = 2048;
const bitPrice = 8;

/** Bits that a word costs the table which only a tone brings there. */
const wordBits = 11;

/** What a byte holds. */
const loudest = (127 * 8) / toneSteps;

/** The more a word is used, the better its tone is told: by our drafts, and by its place among all words of English. */
function weightOf(drafts: number, place: number): number {
  return (0.1 + drafts + Math.min(3, 3000 / (1 + place))) ** 0.8;
}

/** Words with their tones in codes, as the product has them. */
interface Coded {
  readonly all: readonly WordTone[];
  /** What each code says, in steps. */
  readonly codes: readonly (readonly number[])[];
  /** By word. */
  readonly of: Int32Array;
}

function coded({ model, known }: Learned, vocabulary: Vocabulary, vectors: ReadonlyMap<string, Float64Array>): Coded {
  const all = [...learned(model, vocabulary, known), ...inherited(model, vocabulary, known, vectors)];
  const places = new Map([...vectors.keys()].map((word, place) => [word, place]));
  const listed = new Set(listedWords());
  const { codes, of } = codebookOf(
    all.map(({ word, tones, drafts }) => ({
      row: tones.map((tone) => Math.max(-loudest, Math.min(loudest, tone))),
      weight: weightOf(drafts, places.get(word) ?? Number.POSITIVE_INFINITY),
      entry: listed.has(word) ? 0 : wordBits,
    })),
    mostTones,
    bitPrice,
  );
  return { all, codes: codes.map((code) => [...code].map((tone) => Math.round((tone * toneSteps) / 8))), of };
}

/** Puts the codes in the place of what was learned, so that drafts are judged as the product would judge them. */
export function roundTones(learned: Learned, vocabulary: Vocabulary, vectors: ReadonlyMap<string, Float64Array>): void {
  const { all, codes, of } = coded(learned, vocabulary, vectors);
  all.forEach(({ number }, at) => {
    if (number < 0) return;
    learned.model.tones.forEach(({ sum }, tone) => {
      sum[number] = (8 * (codes[of[at] as number]?.[tone] as number)) / toneSteps;
    });
  });
}

/**
 * The file of what was learned of single words, and of other words of the lists by their classes and vectors: some
 * thousand tones, and the tone of each word. `npm run words` puts it into the table.
 */
export function writeTones(from: Learned, vocabulary: Vocabulary, vectors: ReadonlyMap<string, Float64Array>): void {
  const { all, codes, of } = coded(from, vocabulary, vectors);
  const lines = all.flatMap(({ word }, at) => (of[at] === 0 ? [] : [`${word} ${of[at]}`]));
  writeFileSync(
    new URL("../../shared/core/detection/data/tones/word-tones.txt", import.meta.url),
    [
      "# What training found each word to say (see docs/detection.md): first what each tone says, in the order of",
      `# ${toneNames.join(", ")} (lexicon/tones.ts), then the tone of each word.`,
      "# Written by bench/train-weights.ts: statistics of single words from bench/training/ and public corpora, no text of them,",
      "# classes of WordNet 3.0 (Copyright 2006 by Princeton University; see WORDNET-LICENSE.txt), and what GloVe vectors",
      "# (public domain, PDDL 1.0) tell of words that are used alike. licence: Apache-2.0",
      ...codes.map((code, number) => `=${number} ${code.join(" ")}`),
      ...lines.sort(),
      "",
    ].join("\n"),
  );
}

function learned(model: Model, { words }: Vocabulary, { usable, drafts }: Known): readonly WordTone[] {
  return words.flatMap((word, at) => {
    const number = usable[at] as number;
    if (number < 0 || word.length < 2) return [];
    const tones = Float64Array.from(model.tones, ({ sum }) => sum[number] as number);
    return [{ word, tones, drafts: drafts.get(at) ?? 0, number }];
  });
}

function inherited(
  model: Model,
  { numbers }: Vocabulary,
  { usable, classNumbers }: Known,
  vectors: ReadonlyMap<string, Float64Array>,
): readonly WordTone[] {
  return listedWords().flatMap((word) => {
    const number = numbers.get(word);
    if (number !== undefined && (usable[number] as number) >= 0) return [];
    const classes = Int32Array.from(classesOf(word).flatMap((name) => classNumbers.get(name) ?? []));
    const vector = vectors.get(word) ?? nowhere;
    const tones = Float64Array.from(model.tones, (tone) => saidBy(classes, tone.classes) + along(vector, tone.vector));
    return [{ word, tones, drafts: 0, number: -1 }];
  });
}

const nowhere = new Float64Array(0);
