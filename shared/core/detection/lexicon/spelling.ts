import { nameSpelling, spellingBias } from "../data/spelling.ts";
import { foldOf, kindInvisible, kindOf } from "../reading/characters.ts";

/**
 * How likely a word that no list has is a name, by its spelling alone. Short runs of letters, beginning and end
 * included, each have a weight by their hash (bench/train-spelling.ts).
 */
export const spellingBuckets = 4096;
/** One step of a weight. */
export const spellingStep = 1 / 12;
/** The sign of no weight. */
export const spellingZero = 79;
/** From here on a word is taken for a name as if a list of rare names had it; the table leaves such names out. */
export const plainName = 0.7;
/** Below this a word is no name; the table leaves out rare words of the dictionary that are spelt so. */
export const plainWord = 0.04;
const longest = 24;

/** Runs of two, three and four letters; `^` and `$` are the ends of the word. */
export function eachRun(word: string, visit: (bucket: number) => void): void {
  const bounded = `^${word}$`;
  for (let at = 0; at < bounded.length - 1; at++) {
    let hash = bounded.charCodeAt(at);
    for (let size = 1; size < 4 && at + size < bounded.length; size++) {
      hash = Math.imul(hash, 0x01000193) ^ bounded.charCodeAt(at + size);
      visit(((hash ^ (hash >>> 15) ^ (size << 9)) >>> 0) % spellingBuckets);
    }
  }
}

/** A long word is not surer than a short one. */
export function spellingScale(runs: number): number {
  return (6 * spellingStep) / Math.sqrt(6 + runs);
}

/** 0 to 1, as if names and other words were equally frequent. */
export function nameBySpelling(text: string, start: number, end: number): number {
  let word = "";
  for (let at = start; at < end && word.length < longest; at++) {
    const code = text.charCodeAt(at);
    if (kindOf(code) !== kindInvisible && code !== 0x27 && code !== 0x2019) word += String.fromCharCode(foldOf(code));
  }
  let sum = 0;
  let runs = 0;
  eachRun(word, (bucket) => {
    sum += nameSpelling.charCodeAt(bucket) - spellingZero;
    runs++;
  });
  return 1 / (1 + Math.exp(-spellingBias - sum * spellingScale(runs)));
}
