import { notions } from "../../shared/core/detection/decision/score.ts";
import { type Scored, scoresOf } from "./forward.ts";
import type { Lesson, Mention, ToneWords } from "./lesson.ts";
import { type Model, type Tone, toneSums, tonesOfSums } from "./model.ts";
import type { Row } from "./row.ts";

const toSums = new Float64Array(toneSums);
const toNotions = new Float64Array(notions);

/** Noisy-or over the bag: one mention that is patient information makes the draft so. Adds to all gradients. */
export function learn(model: Model, lesson: Lesson, weight: number): void {
  const scored = scoresOf(model, lesson);
  let none = 1;
  for (const { p } of scored) none *= 1 - p;
  const any = Math.max(1 - none, 1e-6);
  let allWho = 0;
  let allCare = 0;
  scored.forEach((score, index) => {
    const mention = lesson.mentions[index] as Mention;
    const slope = lesson.positive ? -none / any / (1 - score.p) : 1 / (1 - score.p);
    const scale = weight * slope * score.p;
    learnMention(model, mention, score, scale * (1 - score.who), scale * (1 - score.care));
    allWho += toSums[2] as number;
    allCare += toSums[3] as number;
    [mention.around, null, mention.before, mention.behind].forEach((words, pair) => {
      if (words !== null) learnTones(model, pair, words, toSums[2 * pair] as number, toSums[2 * pair + 1] as number);
    });
  });
  learnTones(model, 1, lesson.all, allWho, allCare);
}

/** Leaves in `toSums` what each sum of tones should have been less by. */
function learnMention(model: Model, mention: Mention, { sums, held }: Scored, toWho: number, toCare: number): void {
  const { factors, notions: own } = mention.person ? model.person : model.identifier;
  const { out, toneNotions } = model;
  for (let notion = 0; notion < notions; notion++) {
    const much = held[notion] as number;
    const [who, care] = [out.weights[2 * notion] as number, out.weights[2 * notion + 1] as number];
    toNotions[notion] = (toWho * who + toCare * care) * (1 - much * much);
    out.gradient[2 * notion] = (out.gradient[2 * notion] as number) + toWho * much;
    out.gradient[2 * notion + 1] = (out.gradient[2 * notion + 1] as number) + toCare * much;
  }
  for (let index = 0; index < mention.at.length; index++) {
    const value = mention.value[index] as number;
    if (value === 0) continue;
    const at = mention.at[index] as number;
    factors.gradient[2 * at] = (factors.gradient[2 * at] as number) + toWho * value;
    factors.gradient[2 * at + 1] = (factors.gradient[2 * at + 1] as number) + toCare * value;
    addTo(own, notions * at, value);
  }
  for (let sum = 0; sum < toneSums; sum++) {
    let to = sum % 2 === 0 ? toWho : toCare;
    for (let notion = 0; notion < notions; notion++)
      to += (toNotions[notion] as number) * (toneNotions.weights[notions * sum + notion] as number);
    toSums[sum] = to;
    addTo(toneNotions, notions * sum, sums[sum] as number);
  }
}

function addTo({ gradient }: Row, from: number, value: number): void {
  for (let notion = 0; notion < notions; notion++)
    gradient[from + notion] = (gradient[from + notion] as number) + value * (toNotions[notion] as number);
}

function learnTones({ tones }: Model, pair: number, { words, shares }: ToneWords, toWho: number, toCare: number): void {
  const [who, care] = tonesOfSums[pair] as readonly [number, number];
  const [whoSlopes, careSlopes] = [(tones[who] as Tone).gradient, (tones[care] as Tone).gradient];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    const share = shares[index] as number;
    whoSlopes[word] = (whoSlopes[word] as number) + toWho * share;
    careSlopes[word] = (careSlopes[word] as number) + toCare * share;
  }
}
