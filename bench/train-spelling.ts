/**
 * `node bench/train-spelling.ts`: learns what the spelling of a word says of it, from the names, the everyday words and the
 * words of medicine in shared/core/detection/data and the dictionary of WordNet. There is no randomness.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { eachRun, spellingBuckets, spellingScale, spellingZero } from "../shared/core/detection/lexicon/spelling.ts";
import { classesOf, dictionaryWords } from "./learn/word-classes.ts";
import { hashOf } from "./split.ts";

type Kind = "name" | "word" | "clinical";
const folder = new URL("../shared/core/detection/data/", import.meta.url);
const kinds = new Map<string, Kind>();
/** A name that is a word, too, says nothing. */
const add = (word: string, kind: Kind): void => {
  if (!/^[a-z]{3,20}$/.test(word)) return;
  const known = kinds.get(word);
  if (known === undefined || kind === "clinical" || (known === "name" && kind === "word")) kinds.set(word, kind);
};
for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  let kind: Kind | null = null;
  for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) {
    if (line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      kind = /given|surname/.test(line)
        ? "name"
        : /word\d/.test(line)
          ? "word"
          : /\[(dx|drug|lab|proc) strong\]/.test(line)
            ? "clinical"
            : null;
    } else if (kind !== null) for (const word of line.toLowerCase().split(/\s+/)) add(word, kind);
  }
}
const medical = /^(noun|verb|adj)(06043075|06054892|06057539)/;
for (const word of dictionaryWords()) {
  if (kinds.has(word)) continue;
  const classes = classesOf(word);
  // WordNet files surnames of famous people under "person" instances; those are no words.
  const health = classes.some(
    (name) =>
      medical.test(name.replace("topic ", "")) ||
      /^gloss (disease|surgical|drug|inflammation|tumor|medicine|syndrome|disorder|symptom|infection|antibiotic|muscle|artery|nerve|bone|abnormal)/.test(
        name,
      ),
  );
  add(word, health ? "clinical" : "word");
}
interface Item {
  readonly runs: readonly number[];
  readonly name: boolean;
  readonly held: boolean;
  readonly scale: number;
}
const items: readonly Item[] = [...kinds].map(([word, kind]) => {
  const runs: number[] = [];
  eachRun(word, (bucket) => runs.push(bucket));
  return { runs, name: kind === "name", held: hashOf(word) % 10 === 1, scale: spellingScale(runs.length) };
});
const weights = new Float64Array(spellingBuckets);
let bias = 0;
learn();
const rounded = weights.map((weight) => Math.max(-39, Math.min(39, Math.round(weight))));
writeFileSync(
  new URL("spelling.ts", folder),
  [
    "// Written by bench/train-spelling.ts: weights of runs of letters, a sign each, O for none.",
    `export const spellingBias = ${bias.toFixed(2)};`,
    `export const nameSpelling =\n  ${JSON.stringify(String.fromCharCode(...rounded.map((weight) => spellingZero + weight)))};`,
    "",
  ].join("\n"),
);
const held = items.filter((item) => item.held);
for (const least of [0.3, 0.5, 0.7, 0.9]) {
  const rate = (name: boolean): string => {
    const of = held.filter((item) => item.name === name);
    return ((100 * of.filter((item) => probability(item, rounded) >= least).length) / of.length).toFixed(1);
  };
  process.stdout.write(`at ${least}: ${rate(true)} % of names, ${rate(false)} % of other words (held back)\n`);
}

function probability({ runs, scale }: Item, of: Float64Array): number {
  return 1 / (1 + Math.exp(-bias - runs.reduce((sum, run) => sum + (of[run] as number), 0) * scale));
}

/** Adagrad over one word after the other; names and other words weigh the same. */
function learn(): void {
  const squares = new Float64Array(spellingBuckets).fill(1e-6);
  let biasSquares = 1e-6;
  const training = items.filter((item) => !item.held);
  const share = training.filter(({ name }) => name).length / training.length;
  for (let round = 0; round < 6; round++) {
    for (let at = 0; at < training.length; at++) {
      // A fixed stride instead of a shuffle.
      const item = training[(at * 7919 + round * 31) % training.length] as Item;
      const slope = (probability(item, weights) - (item.name ? 1 : 0)) * (item.name ? 0.5 / share : 0.5 / (1 - share));
      for (const run of item.runs) {
        const change = slope * item.scale + 1e-7 * (weights[run] as number);
        squares[run] = (squares[run] as number) + change * change;
        weights[run] = (weights[run] as number) - (1.4 * change) / Math.sqrt(squares[run] as number);
      }
      biasSquares += slope * slope;
      bias -= (0.12 * slope) / Math.sqrt(biasSquares);
    }
  }
}
