import { notions } from "../../shared/core/detection/decision/score.ts";
import type { Lesson, Mention, ToneWords } from "./lesson.ts";
import { type Model, type Tone, toneSums } from "./model.ts";
import type { Row } from "./row.ts";

/** How a mention is judged, with what learning needs to know of the way there. */
export interface Scored {
  readonly who: number;
  readonly care: number;
  readonly p: number;
  readonly sums: Float64Array;
  /** Each notion, between -1 and 1. */
  readonly held: Float64Array;
}

/** The same sum as the product's (decision/score.ts). */
export function scoresOf(model: Model, lesson: Lesson): readonly Scored[] {
  const tones = model.tones as readonly [Tone, Tone, Tone, Tone, Tone, Tone];
  const [who, care, whoBefore, careBefore, whoBehind, careBehind] = tones;
  const all = [toneSum(who, lesson.all), toneSum(care, lesson.all)] as const;
  return lesson.mentions.map((mention) => {
    const { around, before, behind } = mention;
    const sums = Float64Array.of(
      toneSum(who, around),
      toneSum(care, around),
      ...all,
      toneSum(whoBefore, before),
      toneSum(careBefore, before),
      toneSum(whoBehind, behind),
      toneSum(careBehind, behind),
    );
    return scoreOf(model, mention, sums);
  });
}

function scoreOf(model: Model, mention: Mention, sums: Float64Array): Scored {
  const { factors, notions: own } = mention.person ? model.person : model.identifier;
  const held = new Float64Array(notions);
  let who = 0;
  let care = 0;
  for (let index = 0; index < mention.at.length; index++) {
    const at = mention.at[index] as number;
    const value = mention.value[index] as number;
    if (value === 0) continue;
    who += value * (factors.weights[2 * at] as number);
    care += value * (factors.weights[2 * at + 1] as number);
    addTo(held, own, notions * at, value);
  }
  for (let sum = 0; sum < toneSums; sum++) {
    const value = sums[sum] as number;
    if (sum % 2 === 0) who += value;
    else care += value;
    addTo(held, model.toneNotions, notions * sum, value);
  }
  for (let notion = 0; notion < notions; notion++) {
    const much = Math.tanh(held[notion] as number);
    held[notion] = much;
    who += much * (model.out.weights[2 * notion] as number);
    care += much * (model.out.weights[2 * notion + 1] as number);
  }
  const [isPatient, isCare] = [logistic(who), logistic(care)];
  return { who: isPatient, care: isCare, p: Math.min(isPatient * isCare, 0.9999), sums, held };
}

function addTo(held: Float64Array, { weights }: Row, from: number, value: number): void {
  for (let notion = 0; notion < notions; notion++)
    held[notion] = (held[notion] as number) + value * (weights[from + notion] as number);
}

function toneSum({ sum }: Tone, { words, shares }: ToneWords): number {
  let total = 0;
  for (let index = 0; index < words.length; index++)
    total += (sum[words[index] as number] as number) * (shares[index] as number);
  return total;
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
