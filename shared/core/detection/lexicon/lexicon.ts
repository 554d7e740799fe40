import { wordGroups } from "../data/word-lists.ts";
import { hashPhrase, hashPrime, hashSeed } from "../reading/tokens.ts";
import { what } from "./flags.ts";

/**
 * Every word and phrase that the engine knows, in one open table of hashes. The words themselves are not kept:
 * two of them have the same 32-bit hash once in thousands of millions of pairs, which the decision survives.
 */
const tableBits = 17;
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

/** The lists are plain small letters, words parted by spaces, phrases joined by `_`: hashed in one go, without slices. */
function addWords(built: Table, words: string, group: number): void {
  let hash = hashSeed;
  let before = 0;
  let inPhrase = false;
  for (let at = 0; at <= words.length; at++) {
    const code = at === words.length ? space : words.charCodeAt(at);
    if (code !== space && code !== underscore) {
      hash = Math.imul(hash ^ code, hashPrime);
      continue;
    }
    before = inPhrase ? hashPhrase(before, hash) : hash;
    inPhrase = code === underscore;
    hash = hashSeed;
    if (!inPhrase) insert(built, before, group);
  }
}

const space = 0x20;
const underscore = 0x5f;

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
