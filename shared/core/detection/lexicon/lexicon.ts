import { keyFactor, toneBook, wordGroups, wordPlanes } from "../data/word-table.ts";
import { bucketShift, keyOf, mayHave, readKeys, type SortedKeys } from "./packed-keys.ts";

/**
 * Every word and phrase that the engine knows. The words themselves are not kept: an unknown word has the key of a known
 * one once in thousands of words, which the decision survives.
 */
interface Lexicon extends SortedKeys {
  /** Flags by group. */
  readonly who: Int32Array;
  readonly what: Int32Array;
  /** What each tone says, in the order of `toneNames` (lexicon/tones.ts). */
  readonly tones: Int8Array;
}

let lexicon: Lexicon | null = null;

/** Reads the lists on first use, so that importing the engine costs nothing. */
export function readyLexicon(): Lexicon {
  lexicon ??= build();
  return lexicon;
}

/** What is known of the word with this hash, in one number (packed-keys.ts); 0 for a word that is not known. */
export function entryOf({ keys, entries, first }: SortedKeys, hash: number): number {
  const key = keyOf(hash, keyFactor);
  const bucket = key >>> bucketShift;
  const end = first[bucket + 1] as number;
  for (let at = first[bucket] as number; at < end; at++) if (keys[at] === key) return entries[at] as number;
  return 0;
}

/** The same for a phrase, which is seldom known. */
export function phraseEntryOf(lexicon: SortedKeys, hash: number): number {
  return mayHave(lexicon, keyOf(hash, keyFactor)) ? entryOf(lexicon, hash) : 0;
}

function build(): Lexicon {
  const flags = wordGroups.split(" ");
  const who = new Int32Array(flags.length + 1);
  const what = new Int32Array(flags.length + 1);
  flags.forEach((pair, index) => {
    const comma = pair.indexOf(",");
    who[index + 1] = Number(pair.slice(0, comma));
    what[index + 1] = Number(pair.slice(comma + 1));
  });
  return { ...readKeys(wordPlanes), who, what, tones: Int8Array.from(toneBook) };
}
