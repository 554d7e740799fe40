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

/** Running sums over one field. */
export interface FieldSums {
  readonly counts: Float64Array;
  sentences: number;
  words: number;
  whoTone: number;
  careTone: number;
}

export function makeSums(): FieldSums {
  return { counts: new Float64Array(kinds), sentences: 0, words: 0, whoTone: 0, careTone: 0 };
}

export function addBlock(sums: FieldSums, { totals, count, whoTone, careTone, first }: Sentences): void {
  for (let kind = 0; kind < kinds; kind++) sums.counts[kind] = (sums.counts[kind] as number) + (totals[kind] as number);
  for (let sentence = 0; sentence < count; sentence++) {
    sums.whoTone += whoTone[sentence] as number;
    sums.careTone += careTone[sentence] as number;
  }
  sums.sentences += count;
  sums.words += first[count] as number;
}

/** Values in the order of the features. */
export interface Lean {
  readonly values: Float64Array;
}

/** The lean of the message, and of each attachment's text, by field. */
export function leansOf(fields: readonly Field[], sums: readonly FieldSums[]): readonly Lean[] {
  const apart = fields.map(({ where }) => where.startsWith("attachment:"));
  const message = makeSums();
  let subject: FieldSums | null = null;
  sums.forEach((own, at) => {
    if (apart[at] === true) return;
    if (fields[at]?.where === "subject") subject = own;
    for (let kind = 0; kind < kinds; kind++)
      message.counts[kind] = (message.counts[kind] as number) + (own.counts[kind] as number);
    message.sentences += own.sentences;
    message.words += own.words;
    message.whoTone += own.whoTone;
    message.careTone += own.careTone;
  });
  const lean = leanOf(message, subject);
  return fields.map((_, at) => (apart[at] === true ? leanOf(sums[at] as FieldSums, null) : lean));
}

function leanOf(sums: FieldSums, subject: FieldSums | null): Lean {
  const values = new Float64Array(leanFeatures.length);
  for (let kind = 0; kind < kinds; kind++) {
    const all = sums.counts[kind] as number;
    if (all !== 0) values[kind] = Math.log2(1 + Math.min(15, all));
    if (subject !== null) values[kinds + kind] = Math.min(1, subject.counts[kind] as number);
  }
  values[2 * kinds] = Math.log2(1 + Math.min(127, sums.sentences));
  values[leanTones.who] = toneOf(sums.whoTone, sums.words);
  values[leanTones.care] = toneOf(sums.careTone, sums.words);
  return { values };
}
