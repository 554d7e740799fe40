import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { contextFeatures } from "../../shared/core/detection/decision/context.ts";
import { identifierSigns } from "../../shared/core/detection/decision/identifier-signs.ts";
import { leanFeatures } from "../../shared/core/detection/decision/lean.ts";
import { personSigns } from "../../shared/core/detection/decision/person-signs.ts";
import type { Factor } from "../../shared/core/detection/decision/score.ts";
import type { Vocabulary } from "./bags.ts";
import type { Known } from "./known-words.ts";
import { type Model, weightsOf } from "./model.ts";
import { classesOf } from "./word-classes.ts";

/** The file of weights that the product reads. */
export function writeWeights(model: Model): void {
  const lines = [
    "// Written by bench/train-weights.ts: weights of the two factors in the order of the features.",
    'import type { Weights } from "./score.ts";',
  ];
  for (const person of [true, false]) {
    const { who, care } = weightsOf(model, person);
    const signs = person ? personSigns : identifierSigns;
    lines.push("", `export const ${person ? "person" : "identifier"}Weights: Weights = {`);
    lines.push("  who: {", ...factorLines(who, signs), "  },", "  care: {", ...factorLines(care, signs), "  },", "};");
  }
  writeFileSync(new URL("../../shared/core/detection/decision/weights.ts", import.meta.url), `${lines.join("\n")}\n`);
}

function factorLines({ bias, sure, signs, context, lean }: Factor, names: readonly string[]): readonly string[] {
  const list = (title: string, weights: readonly number[], of: readonly string[]): readonly string[] => [
    `    ${title}: [`,
    ...weights.map((weight, at) => `      ${short(weight)}, // ${of[at]}`),
    "    ],",
  ];
  return [
    `    bias: ${short(bias)},`,
    `    sure: ${short(sure)},`,
    ...list("signs", signs, names),
    ...list("context", context, contextFeatures),
    ...list("lean", lean, leanFeatures),
  ];
}

/** Three places are enough; none of the constants that a linter knows by name. */
function short(weight: number): string {
  const text = String(Number(weight.toFixed(3)));
  return [
    "0.693",
    "-0.693",
    "1.443",
    "-1.443",
    "2.303",
    "-2.303",
    "0.434",
    "-0.434",
    "1.414",
    "0.707",
    "2.718",
    "3.142",
  ].includes(text)
    ? String(Number((weight + 0.001).toFixed(3)))
    : text;
}

/** What was learned of single words, and of dictionary words by their classes; `npm run words` puts it into the table. */
export function writeTones(model: Model, { words }: Vocabulary, { usable, classNumbers }: Known): void {
  const most = (tone: number, step: number): number =>
    step * Math.max(-Math.floor(31 / step), Math.min(Math.floor(31 / step), Math.round(tone / step)));
  const tones = new Map<string, readonly [who: number, care: number]>();
  const byClass = ({ classes }: Model["whoTone"], word: string): number => {
    const all = classesOf(word).flatMap((name) => classNumbers.get(name) ?? []);
    return all.reduce((sum, at) => sum + (classes.weights[at] as number), 0) / Math.sqrt(1 + all.length);
  };
  for (const word of listedWords())
    tones.set(word, [most(byClass(model.whoTone, word), 6), most(byClass(model.careTone, word), 6)]);
  words.forEach((word, at) => {
    const number = usable[at] as number;
    if (number < 0 || word.length < 2) return;
    if (!tones.has(word) && model.words.alone[number] === 0) return;
    tones.set(word, [most(model.whoTone.sum[number] as number, 3), most(model.careTone.sum[number] as number, 3)]);
  });
  const lines = [...tones].flatMap(([word, [who, care]]) =>
    who === 0 && care === 0 ? [] : [`${word} ${who} ${care}`],
  );
  writeFileSync(
    new URL("../../shared/core/detection/data/tones/word-tones.txt", import.meta.url),
    [
      "# What training found each word to say: of a patient being spoken of, and of care (see docs/detection.md).",
      "# Written by bench/train-weights.ts: statistics of single words from bench/training/ and public corpora, no text of them,",
      "# and classes of WordNet 3.0 (Copyright 2006 by Princeton University; see WORDNET-LICENSE.txt). licence: Apache-2.0",
      ...lines.sort(),
      "",
    ].join("\n"),
  );
}

/** Single words that are in the table anyway, names apart: a tone for them costs little. */
function listedWords(): readonly string[] {
  const folder = new URL("../../shared/core/detection/data/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && !/names|given/.test(name))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => !/^[#[]/.test(line))
        .flatMap((line) => line.toLowerCase().split(/\s+/)),
    )
    .filter((word) => /^[a-z]{3,}$/.test(word));
}
