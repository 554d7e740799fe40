import { nameSpelling, spellingBias } from "../data/spelling.ts";
import { foldOf, kindInvisible, kindOf } from "../reading/characters.ts";

/**
 * How likely a word that no list has is a name, by its spelling alone. Short runs of letters, beginning and end
 * included, each have a weight by their hash (bench/train-spelling.ts).
 */
export const spellingBuckets = 4096;
const runPrime = 0x01000193;
/** One step of a weight. */
export const spellingStep = 1 / 12;
/** The sign of no weight. */
export const spellingZero = 79;
/** From here on a word is taken for a name as if a list of rare names had it. */
export const plainName = 0.7;
/** The table leaves out rare names that are spelt at least so like names. */
export const likelyName = 0.5;
/** Below this a word is no name; the table leaves out rare words of the dictionary that are spelt so. */
export const plainWord = 0.04;
const longest = 24;

/** Runs of two, three and four letters; `^` and `$` are the ends of the word. */
export function eachRun(word: string, visit: (bucket: number) => void): void {
  const bounded = `^${word}$`;
  for (let at = 0; at < bounded.length - 1; at++) {
    let hash = bounded.charCodeAt(at);
    for (let size = 1; size < 4 && at + size < bounded.length; size++) {
      hash = Math.imul(hash, runPrime) ^ bounded.charCodeAt(at + size);
      visit(bucketOf(hash, size));
    }
  }
}

/** A long word is not surer than a short one. */
export function spellingScale(runs: number): number {
  return (6 * spellingStep) / Math.sqrt(6 + runs);
}

const letters = new Uint16Array(longest + 2);
const [opens, closes] = [0x5e, 0x24];
let weights: Int8Array | null = null;

function readWeights(): Int8Array {
  return Int8Array.from({ length: spellingBuckets }, (_, bucket) => nameSpelling.charCodeAt(bucket) - spellingZero);
}

/** 0 to 1, as if names and other words were equally frequent. The same runs as `eachRun`, without making a string. */
export function nameBySpelling(text: string, start: number, end: number): number {
  weights ??= readWeights();
  letters[0] = opens;
  let size = 1;
  for (let at = start; at < end && size <= longest; at++) {
    const code = text.charCodeAt(at);
    if (kindOf(code) !== kindInvisible && code !== 0x27 && code !== 0x2019) letters[size++] = foldOf(code);
  }
  letters[size++] = closes;
  let sum = 0;
  for (let at = 0; at < size - 1; at++) {
    let hash = Math.imul(letters[at] as number, runPrime) ^ (letters[at + 1] as number);
    sum += weights[bucketOf(hash, 1)] as number;
    if (at + 2 >= size) continue;
    hash = Math.imul(hash, runPrime) ^ (letters[at + 2] as number);
    sum += weights[bucketOf(hash, 2)] as number;
    if (at + 3 >= size) continue;
    hash = Math.imul(hash, runPrime) ^ (letters[at + 3] as number);
    sum += weights[bucketOf(hash, 3)] as number;
  }
  const runs = size > 2 ? 3 * size - 6 : 1;
  return 1 / (1 + Math.exp(-spellingBias - sum * spellingScale(runs)));
}

function bucketOf(hash: number, run: number): number {
  return (hash ^ (hash >>> 15) ^ (run << 9)) & (spellingBuckets - 1);
}
