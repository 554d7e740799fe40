/**
 * Rebuilds shared/core/detection/data/word-table.ts from the lists beside it (*.txt). Only hashes of the words go into it
 * (see lexicon/packed-keys.ts): smaller, and ready sooner.
 *
 * A list has a head of `#` lines (what it is, source, licence), then sections. A section head in brackets names the
 * flags of lexicon/flags.ts (`[dx strong]`, `[label:mrn]`); its words follow, parted by white space, the words of a
 * phrase joined by `_`. A word may stand in several sections: its flags are joined; its kind of health term is the
 * first that was given.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { kindOfEnding } from "../shared/core/detection/health/morphology.ts";
import { what, who } from "../shared/core/detection/lexicon/flags.ts";
import { labels } from "../shared/core/detection/lexicon/labels.ts";
import { keyOf, zeroSign } from "../shared/core/detection/lexicon/packed-keys.ts";
import { likelyName, nameBySpelling, plainWord } from "../shared/core/detection/lexicon/spelling.ts";
import { foldOf } from "../shared/core/detection/reading/characters.ts";
import { hashPhrase, hashWord } from "../shared/core/detection/reading/tokens.ts";

const folder = new URL("../shared/core/detection/data/", import.meta.url);
const tonesFile = new URL("tones/word-tones.txt", folder);

interface Flags {
  readonly who: number;
  readonly what: number;
}

const words = new Map<string, Flags>();

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .sort()) {
  let flags: Flags | null = null;
  for (const [index, line] of readFileSync(new URL(name, folder), "utf8").split("\n").entries()) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    if (text.startsWith("[")) flags = readHead(text, `${name}:${index + 1}`);
    else if (flags === null) throw new Error(`${name}:${index + 1}: words before the first section`);
    else for (const word of text.split(/\s+/)) add(word, flags);
  }
}
/** What training found of single words: first what each tone says (`=tone …`), then the tone of each word. */
const tones = new Map<string, number>();
const toneBook: number[] = [];
for (const line of existsSync(tonesFile) ? readFileSync(tonesFile, "utf8").split("\n") : []) {
  const [word = "", ...numbers] = line.split(" ");
  if (word === "" || word.startsWith("#")) continue;
  if (word.startsWith("=")) {
    toneBook.push(...numbers.map(Number));
    continue;
  }
  if (!words.has(word)) words.set(word, { who: 0, what: 0 });
  tones.set(word, Number(numbers[0]));
}
/** "ANA" is a test, "Ana" a woman. */
for (const [word, flags] of words) {
  const isName = (flags.who & (who.given2 | who.given3)) !== 0;
  if (isName && (flags.what & what.kindMask) === what.lab) words.set(word, { ...flags, what: flags.what | what.cased });
}
for (const phrase of [...words.keys()].filter((word) => word.includes("_"))) {
  const parts = phrase.split("_");
  for (let length = 1; length < parts.length; length++) {
    add(parts.slice(0, length).join("_"), { who: 0, what: what.prefix });
  }
}

/** The first factor under which no two words that matter share a key; of two others the one that says more stays. */
const { factor, byKey } = chooseFactor(
  [...words].filter(([word, flags]) => !isPlainName(word, flags) && !isPlainWord(word, flags)),
);
/** Groups of flags, the most frequent first; number 0 is no group. */
const members = new Map<string, number>();
const nameOf = ({ who: people, what: meaning }: Flags): string => `${people},${meaning}`;
for (const { flags } of byKey.values()) members.set(nameOf(flags), (members.get(nameOf(flags)) ?? 0) + 1);
const groups = [...members].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([name]) => name);
const numberOf = new Map(groups.map((name, index) => [name, index + 1]));
const planes = ["", "", "", "", "", "", ""];
let before = 0;
for (const [key, { word, flags }] of [...byKey].sort(([a], [b]) => a - b)) {
  const step = key - before;
  const group = numberOf.get(nameOf(flags)) as number;
  const tone = tones.get(word) ?? 0;
  const digits = [step & 63, (step >> 6) & 63, step >> 12, group & 63, group >> 6, tone & 63, tone >> 6];
  for (const [plane, digit] of digits.entries()) {
    if (digit > 63 || digit < 0)
      throw new Error(`too far from one key to the next, or too many groups: ${step}, ${group}`);
    planes[plane] += String.fromCharCode(zeroSign + digit);
  }
  before = key;
}
writeFileSync(
  new URL("word-table.ts", folder),
  [
    "// Written by scripts/build-word-lists.ts from the lists beside it, which name their sources and licences.",
    'import type { Planes } from "../lexicon/packed-keys.ts";',
    "",
    "/** See `keyOf` in lexicon/packed-keys.ts. */",
    `export const keyFactor = ${factor};`,
    "",
    "/** The flags of each group (see lexicon/flags.ts), from 1: who, what. */",
    `export const wordGroups =\n  "${groups.join(" ")}";`,
    "",
    "/** What each tone says (see lexicon/tones.ts), six numbers each. */",
    `export const toneBook: readonly number[] = JSON.parse(\n  "[${toneBook.join(",")}]",\n);`,
    "",
    "/** The keys of the words with their groups (see lexicon/packed-keys.ts). */",
    "export const wordPlanes: Planes = [",
    ...planes.map((plane) => `  ${JSON.stringify(plane)},`),
    "];",
    "",
  ].join("\n"),
);
process.stdout.write(`${words.size} words and phrases in ${groups.length} groups\n`);

/** The hash of a word, or of a phrase whose words `_` joins. */
function hashOf(word: string): number {
  const [first = "", ...rest] = word.split("_");
  return rest.reduce((before, part) => hashPhrase(before, hashWord(part)), hashWord(first));
}

type Entry = readonly [word: string, flags: Flags];

function chooseFactor(entries: readonly Entry[]): {
  factor: number;
  byKey: ReadonlyMap<number, { readonly word: string; readonly flags: Flags }>;
} {
  const hashed = entries.map(([word, flags]) => ({ word, flags, hash: hashOf(word), weight: weightOf(flags) }));
  for (let factor = 0x9e3779b1 | 0; ; factor = (factor + 2) | 0) {
    const found = new Map<number, (typeof hashed)[number]>();
    const clash = hashed.some((entry) => {
      const key = keyOf(entry.hash, factor);
      const other = found.get(key);
      if (other === undefined || other.weight < entry.weight) found.set(key, entry);
      if (other === undefined || (other.flags.who === entry.flags.who && other.flags.what === entry.flags.what))
        return false;
      return other.weight > 0 && entry.weight > 0;
    });
    if (!clash) return { factor, byKey: found };
  }
}

/** Names and rare words may give way: 0. */
function weightOf({ who: people, what: meaning }: Flags): number {
  const names = who.given1 | who.given2 | who.surname1 | who.surname2 | who.word1;
  return meaning === 0 && (people & ~names) === 0 ? 0 : 1;
}

/** A rare name whose spelling tells what it is (lexicon/spelling.ts) needs no place in the table. */
function isPlainName(word: string, flags: Flags): boolean {
  if (flags.what !== 0 || flags.who === 0 || (flags.who & ~(who.given1 | who.surname1)) !== 0) return false;
  return word.length > 3 && nameBySpelling(word, 0, word.length) >= likelyName;
}

/** Nor does a rare word of the dictionary that says nothing and that nobody would take for a name. */
function isPlainWord(word: string, flags: Flags): boolean {
  if (flags.what !== 0 || flags.who !== who.word1 || tones.has(word)) return false;
  return nameBySpelling(word, 0, word.length) < plainWord && kindOfEnding(word, 0, word.length) === 0;
}

function readHead(head: string, place: string): Flags {
  let whoBits = 0;
  let whatBits = 0;
  for (const flag of head.replace(/^\[|\]$/g, "").split(/\s+/)) {
    if (flag.startsWith("label:")) {
      const label = (labels as readonly string[]).indexOf(flag.slice(6));
      if (label < 1) throw new Error(`${place}: no label ${flag}`);
      whatBits |= label << what.labelShift;
    } else if (Object.hasOwn(who, flag)) whoBits |= who[flag as keyof typeof who];
    else if (Object.hasOwn(what, flag)) whatBits |= what[flag as keyof typeof what];
    else throw new Error(`${place}: no flag ${flag}`);
  }
  return { who: whoBits, what: whatBits };
}

function add(raw: string, given: Flags): void {
  let flags = given;
  const word = fold(raw.toLowerCase())
    .replace(/['’.]/g, "")
    .replace(/[-/&]/g, "_")
    .replace(/^_+|_+$/g, "");
  if ((flags.what & what.cased) !== 0 && word.length <= 2 && (flags.what & what.kindMask) !== what.lab)
    flags = twoLetters(flags);
  const known = words.get(word) ?? { who: 0, what: 0 };
  const health = what.kindMask | what.strengthMask | what.cased;
  const label = (known.what & what.labelMask) === 0 ? 0 : what.labelMask;
  const fresh = (known.what & what.kindMask) === 0;
  const better = !fresh && (flags.what & what.kindMask) !== 0 && rank(flags.what) > rank(known.what);
  const kept = better ? known.what & ~health : known.what;
  const added = (fresh || better ? flags.what : flags.what & ~health) & ~label;
  words.set(word, { who: known.who | flags.who, what: kept | added });
}

/** An abbreviation of two letters has too many other readings to be strong by itself. */
function twoLetters(flags: Flags): Flags {
  return { who: flags.who, what: (flags.what & ~what.strengthMask) | what.medium };
}

/** Of two health readings of one word the stronger one counts; one that counts in small letters too is stronger still. */
function rank(bits: number): number {
  return (bits & what.strengthMask) + ((bits & what.cased) === 0 ? 100 : 0);
}

/** Letters as the tokeniser folds them, so that the lists can be hashed without folding. */
function fold(word: string): string {
  return [...word].map((letter) => String.fromCharCode(foldOf(letter.charCodeAt(0)))).join("");
}
