/**
 * How the word lists are shipped: no words, only the keys of their hashes in rising order with the group of flags that
 * each has. The steps from key to key and the groups are cut into digits of 64, and the digits of one place stand
 * together in one text: that is quick to read, and what is alike lies together, so it packs well.
 */

/** Bits of a key: of five hundred unknown words one is taken for a known one, most often for a rare name. */
export const keyBits = 25;

/** The key of a word's hash. `factor` is odd, and such that no two words of the lists that matter have one key. */
export function keyOf(hash: number, factor: number): number {
  return Math.imul(hash, factor) >>> (32 - keyBits);
}

/** The sign of the digit 0; the other digits follow in the order of ASCII. */
export const zeroSign = 40;

/** Digits of one place: lowest, middle and highest of the steps; low and high of the groups; low and high of the tone. */
export type Planes = readonly [
  low: string,
  middle: string,
  high: string,
  groupLow: string,
  groupHigh: string,
  toneLow: string,
  toneHigh: string,
];

/**
 * Sorted keys with the group and tone of each, from entry 1; entry 0 is that of no word. `first` says where the keys
 * with these highest bits begin.
 */
export interface SortedKeys {
  readonly keys: Int32Array;
  /** Group and tone in one number: see `groupOf`, `toneOf`. */
  readonly entries: Int32Array;
  readonly first: Int32Array;
  /** A bit for the highest `filterBits` of each key: most phrases that begin like a known one stop here. */
  readonly filter: Uint8Array;
}

/** The bits of a key below those that `first` tells apart. */
export const bucketShift = 9;
const filterBits = 19;

/** False where no key of the table begins like this one: a question that stays in the nearest cache. */
export function mayHave({ filter }: SortedKeys, key: number): boolean {
  const bit = key >>> (keyBits - filterBits);
  return ((filter[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
}

export function groupOf(entry: number): number {
  return entry & 0xfff;
}

/** The number of the word's tone (lexicon/tones.ts); 0 for none. */
export function toneOf(entry: number): number {
  return entry >>> 12;
}

export function readKeys(planes: Planes): SortedKeys {
  const [low, middle, high, groupLow, groupHigh, toneLow, toneHigh] = planes;
  const count = low.length;
  const buckets = 1 << (keyBits - bucketShift);
  const keys = new Int32Array(count + 1);
  const entries = new Int32Array(count + 1);
  const first = new Int32Array(buckets + 1);
  const filter = new Uint8Array(1 << (filterBits - 3));
  let key = 0;
  let bucket = 0;
  for (let at = 0; at < count; at++) {
    const entry = at + 1;
    key +=
      low.charCodeAt(at) -
      zeroSign +
      ((middle.charCodeAt(at) - zeroSign) << 6) +
      ((high.charCodeAt(at) - zeroSign) << 12);
    keys[entry] = key;
    const bit = key >>> (keyBits - filterBits);
    filter[bit >>> 3] = (filter[bit >>> 3] as number) | (1 << (bit & 7));
    entries[entry] =
      (groupLow.charCodeAt(at) - zeroSign) |
      ((groupHigh.charCodeAt(at) - zeroSign) << 6) |
      ((toneLow.charCodeAt(at) - zeroSign) << 12) |
      ((toneHigh.charCodeAt(at) - zeroSign) << 18);
    for (const own = key >>> bucketShift; bucket <= own; bucket++) first[bucket] = entry;
  }
  while (bucket <= buckets) first[bucket++] = count + 1;
  return { keys, entries, first, filter };
}
