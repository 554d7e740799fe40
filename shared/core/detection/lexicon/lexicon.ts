import { wordGroups } from "../data/word-lists.ts";
import { hashPhrase, hashWord } from "../reading/tokens.ts";
import { what } from "./flags.ts";

/**
 * Every word and phrase that the engine knows, in one open table of hashes. The words themselves are not kept:
 * two of them have the same 32-bit hash once in thousands of millions of pairs, which the decision survives.
 */
const tableBits = 18;
const tableSize = 1 << tableBits;
const mask = tableSize - 1;

interface Table {
  readonly keys: Int32Array;
  readonly groups: Uint16Array;
  readonly who: Int32Array;
  readonly what: Int32Array;
}

let table: Table | null = null;

/** Builds the table on first use, so that importing the engine costs nothing. */
export function readyLexicon(): Table {
  table ??= build();
  return table;
}

/** Which group of flags the word with this hash has; 0 for a word that is not known. */
export function groupOf({ keys, groups }: Table, hash: number): number {
  let slot = (hash ^ (hash >>> tableBits)) & mask;
  for (;;) {
    const group = groups[slot] as number;
    if (group === 0 || (keys[slot] as number) === hash) return group;
    slot = (slot + 1) & mask;
  }
}

function build(): Table {
  const built: Table = {
    keys: new Int32Array(tableSize),
    groups: new Uint16Array(tableSize),
    who: new Int32Array(wordGroups.length + 2),
    what: new Int32Array(wordGroups.length + 2),
  };
  wordGroups.forEach(([whoBits, whatBits, words], index) => {
    built.who[index + 1] = whoBits;
    built.what[index + 1] = whatBits;
    addWords(built, words, index + 1);
  });
  return built;
}

function addWords(built: Table, words: string, group: number): void {
  let start = 0;
  while (start < words.length) {
    let end = words.indexOf(" ", start);
    if (end === -1) end = words.length;
    insert(built, entryHash(words, start, end), group);
    start = end + 1;
  }
}

/** Words of a phrase are joined by `_` in the lists. */
function entryHash(words: string, start: number, end: number): number {
  const cut = words.indexOf("_", start);
  if (cut === -1 || cut >= end) return hashWord(words.slice(start, end));
  return words
    .slice(start, end)
    .split("_")
    .map(hashWord)
    .reduce((before, word) => hashPhrase(before, word));
}

function insert({ keys, groups }: Table, hash: number, group: number): void {
  let slot = (hash ^ (hash >>> tableBits)) & mask;
  while (groups[slot] !== 0) {
    if (keys[slot] === hash) return;
    slot = (slot + 1) & mask;
  }
  keys[slot] = hash;
  groups[slot] = group;
}

/** Kind of health term, 0 for none. */
export function healthOf(bits: number): number {
  return bits & what.kindMask;
}
