import type { Field } from "../fields.ts";
import { countNames, type Sentences } from "../reading/sentences.ts";
import { toneOf } from "./context.ts";

const kinds = countNames.length;

/** What the whole message speaks of (an attachment's text speaks for itself), and what its subject does. */
export const leanFeatures: readonly string[] = [
  ...countNames.map((name) => `${name}All`),
  ...countNames.map((name) => `${name}Subject`),
  "sentencesAll",
  "whoToneAll",
  "careToneAll",
];
export const leanTones = { who: 2 * kinds + 1, care: 2 * kinds + 2 } as const;

/** Running sums over the fields that speak together. */
interface Sums {
  readonly counts: Int32Array;
  sentences: number;
  words: number;
  whoTone: number;
  careTone: number;
}

function makeSums(): Sums {
  return { counts: new Int32Array(kinds), sentences: 0, words: 0, whoTone: 0, careTone: 0 };
}

/** What was counted in the message, in its subject, and in the text of each attachment by field. */
export interface LeanSums {
  readonly message: Sums;
  readonly subject: Sums;
  readonly attachments: Map<number, Sums>;
}

const message = makeSums();
const subject = makeSums();

/** Sums are used again for the next draft. */
export function makeLeanSums(): LeanSums {
  for (const sums of [message, subject]) {
    sums.counts.fill(0);
    sums.sentences = 0;
    sums.words = 0;
    sums.whoTone = 0;
    sums.careTone = 0;
  }
  return { message, subject, attachments: new Map() };
}

/** Adds a block of the field with this number. */
export function addToLean(sums: LeanSums, { where }: Field, field: number, sentences: Sentences): void {
  if (where.startsWith("attachment:")) {
    const own = sums.attachments.get(field) ?? makeSums();
    sums.attachments.set(field, own);
    addBlock(own, sentences);
    return;
  }
  addBlock(sums.message, sentences);
  if (where === "subject") addBlock(sums.subject, sentences);
}

function addBlock(sums: Sums, { totals, count, whoTone, careTone, first }: Sentences): void {
  const { counts } = sums;
  for (let kind = 0; kind < kinds; kind++) counts[kind] = (counts[kind] as number) + (totals[kind] as number);
  let who = 0;
  let care = 0;
  for (let sentence = 0; sentence < count; sentence++) {
    who += whoTone[sentence] as number;
    care += careTone[sentence] as number;
  }
  sums.whoTone += who;
  sums.careTone += care;
  sums.sentences += count;
  sums.words += first[count] as number;
}

/** Values in the order of the features. */
export interface Lean {
  readonly values: Float64Array;
}

/** The lean of the message, and of each attachment's text, by field. */
export function leansOf(fields: readonly Field[], sums: LeanSums): readonly Lean[] {
  const lean = leanOf(messageValues, sums.message, sums.subject);
  return fields.map(({ where }, at) =>
    where.startsWith("attachment:") ? leanOf(makeValues(), sums.attachments.get(at) ?? makeSums(), null) : lean,
  );
}

const mostCounted = 15;
/** How much more a count says, the higher it is. */
const amounts = Float64Array.from({ length: mostCounted + 1 }, (_, count) => Math.log2(1 + count));

function makeValues(): Float64Array {
  return new Float64Array(leanFeatures.length);
}

/** Those of the message are used again for the next draft, like the sums. */
const messageValues = makeValues();

function leanOf(values: Float64Array, sums: Sums, subject: Sums | null): Lean {
  for (let kind = 0; kind < kinds; kind++) {
    values[kind] = amounts[Math.min(mostCounted, sums.counts[kind] as number)] as number;
    values[kinds + kind] = subject === null ? 0 : Math.min(1, subject.counts[kind] as number);
  }
  values[2 * kinds] = Math.log2(1 + Math.min(127, sums.sentences));
  values[leanTones.who] = toneOf(sums.whoTone, sums.words);
  values[leanTones.care] = toneOf(sums.careTone, sums.words);
  return { values };
}
