import { editDistance } from "./edit-distance.ts";

/** Words that were put in, found again by a word that is a slip of the hand away. */
export interface SimilarWords<Value> {
  add(word: string, value: Value): void;
  /** The values of the nearest words; none where the word itself was put in. */
  near(word: string): readonly Value[];
}

interface Entry<Value> {
  readonly word: string;
  readonly letters: number;
  readonly values: Value[];
}

/** A known word shorter than this is too near to other words. */
const shortest = 5;
/** From here on two slips still leave the word itself. */
const long = 10;

/**
 * Compared are only words with the same first or the same last letter, about the same length and about the same
 * letters, so that a search among ten thousand words looks closely at a handful.
 */
export function similarWords<Value>(): SimilarWords<Value> {
  const entries = new Map<string, Entry<Value>>();
  const byFirst = new Map<number, Entry<Value>[]>();
  const byLast = new Map<number, Entry<Value>[]>();
  return {
    add(word, value): void {
      const known = entries.get(word);
      if (known !== undefined) {
        known.values.push(value);
        return;
      }
      const entry = { word, letters: lettersIn(word), values: [value] };
      entries.set(word, entry);
      put(byFirst, bucketOf(word.charCodeAt(0), word.length), entry);
      put(byLast, bucketOf(word.charCodeAt(word.length - 1), word.length), entry);
    },
    near(word): readonly Value[] {
      if (word.length < shortest - 1 || entries.has(word)) return [];
      const letters = lettersIn(word);
      let most = word.length >= long ? 2 : 1;
      let found: Entry<Value>[] = [];
      const look = (entry: Entry<Value>, limit: number): void => {
        const reach = Math.min(limit, most);
        if (entry.word.length < shortest || bitCount(entry.letters ^ letters) > 2 * reach) return;
        const distance = editDistance(word, entry.word, reach);
        if (distance > reach || (distance === 2 && !mayDifferTwice(word, entry.word))) return;
        if (distance < most) found = [];
        most = distance;
        if (!found.includes(entry)) found.push(entry);
      };
      const reach = most;
      for (let length = word.length - reach; length <= word.length + reach; length++) {
        for (const entry of byFirst.get(bucketOf(word.charCodeAt(0), length)) ?? []) look(entry, 2);
        for (const entry of byLast.get(bucketOf(word.charCodeAt(word.length - 1), length)) ?? []) look(entry, 1);
      }
      return found.flatMap(({ values }) => values);
    },
  };
}

/** `northhospital` and `southhospital` are neighbours, not slips: two slips must leave the beginning as it is. */
function mayDifferTwice(a: string, b: string): boolean {
  return a.length >= long && b.length >= long && a.slice(0, 2) === b.slice(0, 2);
}

function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function bucketOf(code: number, length: number): number {
  return code * 512 + length;
}

function put<Value>(buckets: Map<number, Entry<Value>[]>, bucket: number, entry: Entry<Value>): void {
  const entries = buckets.get(bucket);
  if (entries === undefined) buckets.set(bucket, [entry]);
  else entries.push(entry);
}
