import { editDistance } from "./edit-distance.ts";
import { type NumberTable, numberTable } from "./number-table.ts";

/** Words that were put in, found again by a word that is a slip of the hand away. */
export interface SimilarWords<Value> {
  add(word: string, value: Value): void;
  /** The values of the nearest words; none where the word itself was put in. */
  near(word: string): readonly Value[];
}

interface Entry<Value> {
  readonly word: string;
  readonly values: Value[];
}

/** A known word shorter than this is too near to other words. */
const shortest = 5;
/** From here on two slips still leave the word itself. */
const long = 10;
/** Of a thousand values under one word (`partner1`, `partner2` … without their numbers) the first few say enough. */
const mostValues = 8;
/** A third that more words than this share (`hospital…`) tells nothing; another third will. */
const mostShared = 64;

/**
 * One slip: two such words are equal when the right letter is taken from each, so every word is filed under itself
 * without one of its letters. Two slips: one third of the word stays whole, so long words are filed under their
 * thirds. A search looks at a handful of words, however many are known.
 */
export function similarWords<Value>(): SimilarWords<Value> {
  const places = new Map<string, number>();
  const entries: Entry<Value>[] = [];
  let filed: Drawers | null = null;
  return {
    add(word, value): void {
      const known = entries[places.get(word) ?? -1];
      if (known !== undefined) {
        if (known.values.length < mostValues) known.values.push(value);
        return;
      }
      places.set(word, entries.length);
      entries.push({ word, values: [value] });
      filed = null;
    },
    near(word): readonly Value[] {
      if (word.length < shortest - 1 || places.has(word)) return [];
      filed ??= fileAll(entries.map((entry) => entry.word)); // Only when somebody asks: mail that stays inside never does.
      return nearest(word, filed).flatMap((place) => entries[place]?.values ?? []);
    },
  };
}

/** Places of words, under numbers that words a slip away share. By place: what rules a word out before it is compared. */
interface Drawers {
  readonly byRest: NumberTable;
  readonly byThird: NumberTable;
  readonly words: readonly string[];
  /** Which letters are in it, a bit each: two slips change at most four. */
  readonly letters: readonly number[];
  readonly beginnings: readonly number[];
  /** The search that last looked at it: it may lie in many drawers. */
  readonly looked: number[];
  searches: number;
}

function nearest(word: string, drawers: Drawers): readonly number[] {
  const { byRest, byThird, words, letters, beginnings, looked } = drawers;
  const found: number[] = [];
  const search = ++drawers.searches;
  const rests = restsOf(word);
  for (let rest = 0; rest <= word.length; rest++) {
    for (let at = byRest.first(rests[rest] as number); at !== 0; at = byRest.next(at)) {
      const place = byRest.valueAt(at);
      if (looked[place] === search) continue;
      looked[place] = search;
      if (editDistance(word, words[place] as string, 1) === 1) found.push(place);
    }
  }
  if (found.length > 0 || word.length < long) return found;
  const [own, beginning] = [lettersIn(word), beginningOf(word)];
  for (const key of thirdKeysNear(word)) {
    for (let at = byThird.first(key); at !== 0; at = byThird.next(at)) {
      const place = byThird.valueAt(at);
      if (beginnings[place] !== beginning || looked[place] === search) continue;
      looked[place] = search;
      if (bitCount(own ^ (letters[place] as number)) > 4) continue;
      if (editDistance(word, words[place] as string, 2) === 2) found.push(place);
    }
  }
  return found;
}

function fileAll(words: readonly string[]): Drawers {
  const rests = words.reduce((sum, { length }) => sum + length + 1, 0);
  const drawers: Drawers = {
    byRest: numberTable(rests, mostShared),
    byThird: numberTable(words.length * 3, mostShared),
    words,
    letters: words.map(lettersIn),
    beginnings: words.map(beginningOf),
    looked: words.map(() => 0),
    searches: 0,
  };
  for (const [place, word] of words.entries()) file(word, place, drawers);
  return drawers;
}

function file(word: string, place: number, { byRest, byThird }: Drawers): void {
  if (word.length < shortest) return;
  const rests = restsOf(word);
  for (let rest = 0; rest <= word.length; rest++) byRest.file(rests[rest] as number, place);
  if (word.length < long) return;
  const third = Math.floor(word.length / 3);
  byThird.file(thirdKey(word.length, 0, word, 0, third), place);
  byThird.file(thirdKey(word.length, 1, word, third, word.length - third), place);
  byThird.file(thirdKey(word.length, 2, word, word.length - third, word.length), place);
}

/** `northhospital` and `southhospital` are neighbours, not slips: two slips must leave the beginning as it is. */
function beginningOf(word: string): number {
  return (word.charCodeAt(0) << 16) | word.charCodeAt(1);
}

function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Kept from call to call: making them anew costs more than filling them. */
let behind = new Int32Array(256);
let powers = new Int32Array(256);
let rests = new Int32Array(256);

/** Hashes of the word and of the word without each of its letters, up to its length; two words may share one by chance. */
function restsOf(word: string): Int32Array {
  const { length } = word;
  if (length + 1 > rests.length) {
    behind = new Int32Array(length * 2);
    powers = new Int32Array(length * 2);
    rests = new Int32Array(length * 2);
  }
  powers[0] = 1;
  behind[length] = 0;
  for (let at = length - 1, count = 1; at >= 0; at--, count++) {
    behind[at] = (Math.imul(word.charCodeAt(at), powers[count - 1] as number) + (behind[at + 1] as number)) | 0;
    powers[count] = Math.imul(powers[count - 1] as number, 16_777_619);
  }
  rests[0] = behind[0] as number;
  let before = 0;
  for (let at = 0; at < length; at++) {
    rests[at + 1] = (Math.imul(before, powers[length - at - 1] as number) + (behind[at + 1] as number)) | 0;
    before = (Math.imul(before, 16_777_619) + word.charCodeAt(at)) | 0;
  }
  return rests;
}

/** A number for a third of a word: its letters, which third it is, and how long the whole word. By chance two share one. */
function thirdKey(length: number, part: number, word: string, from: number, to: number): number {
  let key = Math.imul(length * 3 + part + 1, 0x9e3779b1);
  const end = Math.min(to, word.length);
  for (let at = Math.max(from, 0); at < end; at++) key = (Math.imul(key, 16_777_619) + word.charCodeAt(at)) | 0;
  return key;
}

/** The first third stands at the beginning, the last at the end, the middle one up to two letters off. */
function thirdKeysNear(word: string): readonly number[] {
  const keys: number[] = [];
  for (let length = Math.max(long, word.length - 2); length <= word.length + 2; length++) {
    const third = Math.floor(length / 3);
    keys.push(thirdKey(length, 0, word, 0, third), thirdKey(length, 2, word, word.length - third, word.length));
    for (let at = third - 2; at <= third + 2; at++) {
      keys.push(thirdKey(length, 1, word, at, at + length - 2 * third));
    }
  }
  return keys;
}
