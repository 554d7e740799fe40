import { editDistance } from "./edit-distance.ts";

/** Words that were put in, found again by a word that is a slip of the hand away. */
export interface SimilarWords<Value> {
  add(word: string, value: Value): void;
  /** The values of the nearest words; none where the word itself was put in. */
  near(word: string): readonly Value[];
}

interface Entry<Value> {
  readonly word: string;
  /** Which letters are in it, a bit each: two slips change at most four. */
  readonly letters: number;
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
  const entries = new Map<string, Entry<Value>>();
  let filed: Drawers<Value> | null = null;
  return {
    add(word, value): void {
      const known = entries.get(word);
      if (known !== undefined) {
        if (known.values.length < mostValues) known.values.push(value);
        return;
      }
      const entry = { word, letters: lettersIn(word), values: [value] };
      entries.set(word, entry);
      if (filed !== null) fileEntry(filed, entry);
    },
    near(word): readonly Value[] {
      if (word.length < shortest - 1 || entries.has(word)) return [];
      filed ??= fileAll(entries.values()); // Only when somebody asks: mail that stays inside never does.
      const { byRest, byThird } = filed;
      const found = new Set<Entry<Value>>();
      for (const rest of restsOf(word)) {
        for (const entry of byRest.get(rest) ?? []) if (editDistance(word, entry.word, 1) === 1) found.add(entry);
      }
      if (found.size > 0 || word.length < long) return valuesOf(found);
      const letters = lettersIn(word);
      for (const key of thirdKeysNear(word)) {
        for (const entry of byThird.get(key) ?? []) {
          if (bitCount(letters ^ entry.letters) <= 4 && isTwoSlips(word, entry.word)) found.add(entry);
        }
      }
      return valuesOf(found);
    },
  };
}

interface Drawers<Value> {
  readonly byRest: Map<number, Entry<Value>[]>;
  readonly byThird: Map<number, Entry<Value>[]>;
}

function fileAll<Value>(entries: Iterable<Entry<Value>>): Drawers<Value> {
  const drawers: Drawers<Value> = { byRest: new Map(), byThird: new Map() };
  for (const entry of entries) fileEntry(drawers, entry);
  return drawers;
}

function fileEntry<Value>({ byRest, byThird }: Drawers<Value>, entry: Entry<Value>): void {
  const { word } = entry;
  if (word.length < shortest) return;
  for (const rest of restsOf(word)) file(byRest, rest, entry);
  if (word.length < long) return;
  const third = Math.floor(word.length / 3);
  file(byThird, thirdKey(word.length, 0, word, 0, third), entry);
  file(byThird, thirdKey(word.length, 1, word, third, word.length - third), entry);
  file(byThird, thirdKey(word.length, 2, word, word.length - third, word.length), entry);
}

function valuesOf<Value>(found: ReadonlySet<Entry<Value>>): readonly Value[] {
  return [...found].flatMap(({ values }) => values);
}

/** `northhospital` and `southhospital` are neighbours, not slips: two slips must leave the beginning as it is. */
function isTwoSlips(a: string, b: string): boolean {
  return a.charCodeAt(0) === b.charCodeAt(0) && a.charCodeAt(1) === b.charCodeAt(1) && editDistance(a, b, 2) === 2;
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

/** Hashes of the word and of the word without each of its letters; two words may share one by chance. */
function restsOf(word: string): readonly number[] {
  const behind = new Int32Array(word.length + 1);
  const powers = new Int32Array(word.length + 1);
  powers[0] = 1;
  for (let at = word.length - 1, length = 1; at >= 0; at--, length++) {
    behind[at] = (Math.imul(word.charCodeAt(at), powers[length - 1] as number) + (behind[at + 1] as number)) | 0;
    powers[length] = Math.imul(powers[length - 1] as number, 16_777_619);
  }
  const rests = [behind[0] as number];
  let before = 0;
  for (let at = 0; at < word.length; at++) {
    const rest = Math.imul(before, powers[word.length - at - 1] as number) + (behind[at + 1] as number);
    rests.push(rest | 0);
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

function file<Key, Value>(drawers: Map<Key, Entry<Value>[]>, key: Key, entry: Entry<Value>): void {
  const drawer = drawers.get(key);
  if (drawer === undefined) drawers.set(key, [entry]);
  else if (drawer.length < mostShared) drawer.push(entry);
}
