import { readyLexicon } from "../lexicon/lexicon.ts";
import { toneSteps } from "../lexicon/tones.ts";
import type { Block } from "../reading/block.ts";
import type { Sentences } from "../reading/sentences.ts";

/** What the words right before and right behind a mention say, in its sentence: of who does what to whom. */
export const besideFeatures: readonly string[] = ["whoBefore", "careBefore", "whoBehind", "careBehind"];

/** Words on each side that are asked; the further one is, the less it counts. */
export const besideReach = 8;

/** How much the word at this distance counts, the next one being 0. */
export function besideShare(distance: number): number {
  return 1 / (2 + distance);
}

const shares = Float64Array.from({ length: besideReach }, (_, distance) => besideShare(distance) / toneSteps);

/** Fills `values` in the order of the features. */
export function readBeside(
  values: Float64Array,
  block: Block,
  { first }: Sentences,
  sentence: number,
  from: number,
  to: number,
): void {
  const { tones } = readyLexicon();
  for (let index = 0; index < values.length; index++) values[index] = 0;
  const start = Math.max(first[sentence] as number, from - besideReach);
  const end = Math.min(first[sentence + 1] as number, to + besideReach);
  for (let at = from - 1; at >= start; at--) add(values, 0, tones, block.tones[at] as number, from - 1 - at);
  for (let at = to; at < end; at++) add(values, 2, tones, block.tones[at] as number, at - to);
}

/** The tones before a mention are the third and fourth of a word, those behind it the fifth and sixth. */
function add(values: Float64Array, into: 0 | 2, tones: Int8Array, tone: number, distance: number): void {
  if (tone === 0) return;
  const share = shares[distance] as number;
  values[into] = (values[into] as number) + share * (tones[tone + 2 + into] as number);
  values[into + 1] = (values[into + 1] as number) + share * (tones[tone + 3 + into] as number);
}
