import { wordFlags } from "../lexicon/flags.ts";
import { readyLexicon } from "../lexicon/lexicon.ts";
import type { Block } from "./block.ts";
import { blockTokens, gapKinds, shapeKinds } from "./tokens.ts";

const { what, who } = wordFlags;
const { gapColon, gapLine, gapSpace, gapStop, gapTab } = gapKinds;
const { shapeInitial } = shapeKinds;

/** What is counted by sentence: the circumstances in which a name or number stands. */
export const countNames = [
  "strong",
  "medium",
  "weak",
  "value",
  "business",
  "teaching",
  "general",
  "event",
  "complaint",
  "staffVerb",
  "pronoun",
  "patientNoun",
  "relative",
  "clinician",
  "staffRole",
  "names",
  "ids",
  "age",
  "payment",
  "letter",
  "diagnosis",
  "drug",
  "lab",
  "procedure",
  "appointment",
  "staffing",
  "supply",
  "social",
  "system",
  "document",
  "businessPhrase",
  "teachingPhrase",
  "generalPhrase",
  "eventPhrase",
  "complaintPhrase",
  "staffVerbPhrase",
  "staffingPhrase",
  "supplyPhrase",
  "socialPhrase",
  "systemPhrase",
  "documentPhrase",
] as const;
export type CountName = (typeof countNames)[number];

export const countOf = Object.fromEntries(countNames.map((name, index) => [name, index])) as Readonly<
  Record<CountName, number>
>;
/** Room for each sentence: a multiple of four. */
export const stride = 44;

/** Sentences and lines of a block with their counts; a line that is a list entry is a sentence of its own. */
export interface Sentences {
  count: number;
  /** Sentence by token. */
  readonly of: Int32Array;
  /** First token by sentence. */
  readonly first: Int32Array;
  readonly counts: Uint8Array;
  /** The same counts, four at a time. */
  readonly quads: Int32Array;
  /** Sums of what experience says of the words: that a patient is spoken of, that care is. */
  readonly whoTone: Int32Array;
  readonly careTone: Int32Array;
  /** The counts of all sentences together. */
  readonly totals: Int32Array;
}

export function makeSentences(): Sentences {
  const counts = new Uint8Array((blockTokens + 2) * stride);
  return {
    count: 0,
    of: new Int32Array(blockTokens + 1),
    first: new Int32Array(blockTokens + 2),
    counts,
    quads: new Int32Array(counts.buffer),
    whoTone: new Int32Array(blockTokens + 2),
    careTone: new Int32Array(blockTokens + 2),
    totals: new Int32Array(stride),
  };
}

export function splitSentences(block: Block, sentences: Sentences): void {
  const { tokens } = block;
  const { first, of, whoTone, careTone } = sentences;
  const { tones } = readyLexicon();
  let current = 0;
  let who = 0;
  let care = 0;
  first[0] = 0;
  for (let at = 0; at < tokens.count; at++) {
    if (at > 0 && beginsSentence(block, at)) {
      whoTone[current] = who;
      careTone[current] = care;
      who = 0;
      care = 0;
      current++;
      first[current] = at;
    }
    of[at] = current;
    const tone = block.tones[at] as number;
    who += tones[tone] as number;
    care += tones[tone + 1] as number;
  }
  whoTone[current] = who;
  careTone[current] = care;
  sentences.of[tokens.count] = current;
  sentences.count = current + 1;
  sentences.first[current + 1] = tokens.count;
  sentences.totals.fill(0);
  sentences.counts.fill(0, 0, (current + 2) * stride);
}

function beginsSentence({ tokens, who: flags }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return true;
  if ((gap & gapStop) === 0 || (gap & (gapSpace | gapTab)) === 0) return false;
  if ((gap & gapColon) !== 0) return false;
  if ((tokens.shapes[at - 1] as number) === shapeInitial) return false;
  return ((flags[at - 1] as number) & (who.honorific | who.clinicianTitle)) === 0;
}

export function raise({ of, counts, totals }: Sentences, token: number, kind: number): void {
  totals[kind] = (totals[kind] as number) + 1;
  const at = (of[token] as number) * stride + kind;
  if ((counts[at] as number) < 255) counts[at] = (counts[at] as number) + 1;
}

/** The count in one sentence; 0 outside the block. */
export function countIn({ count, counts }: Sentences, sentence: number, kind: number): number {
  return sentence < 0 || sentence >= count ? 0 : (counts[sentence * stride + kind] as number);
}

const whatCounts: readonly (readonly [bit: number, kind: number, phrase: number])[] = [
  [what.business, countOf.business, countOf.businessPhrase],
  [what.teaching, countOf.teaching, countOf.teachingPhrase],
  [what.general, countOf.general, countOf.generalPhrase],
  [what.event, countOf.event, countOf.eventPhrase],
  [what.complaint, countOf.complaint, countOf.complaintPhrase],
  [what.staffVerb, countOf.staffVerb, countOf.staffVerbPhrase],
  [what.letter, countOf.letter, countOf.letter],
  [what.staffing, countOf.staffing, countOf.staffingPhrase],
  [what.supply, countOf.supply, countOf.supplyPhrase],
  [what.social, countOf.social, countOf.socialPhrase],
  [what.system, countOf.system, countOf.systemPhrase],
  [what.document, countOf.document, countOf.documentPhrase],
];
const whoCounts: readonly (readonly [bit: number, kind: number])[] = [
  [who.pronoun, countOf.pronoun],
  [who.patient, countOf.patientNoun],
  [who.relative, countOf.relative],
  [who.clinicianTitle, countOf.clinician],
  [who.staffRole, countOf.staffRole],
];
const anyWhat = whatCounts.reduce((all, [bit]) => all | bit, 0);
const anyWho = whoCounts.reduce((all, [bit]) => all | bit, 0);
/** The same by number of the bit. */
const whatKind = new Uint8Array(32);
const whatPhrase = new Uint8Array(32);
const whoKind = new Uint8Array(32);
for (const [bit, kind, phrase] of whatCounts) {
  whatKind[31 - Math.clz32(bit)] = kind;
  whatPhrase[31 - Math.clz32(bit)] = phrase;
}
for (const [bit, kind] of whoCounts) whoKind[31 - Math.clz32(bit)] = kind;

/** Counts what a word or phrase says of its sentence. A phrase is clearer than a word of it. */
export function countWord(
  sentences: Sentences,
  token: number,
  whoBits: number,
  whatBits: number,
  isPhrase = false,
): void {
  for (let left = whatBits & anyWhat; left !== 0; left &= left - 1) {
    const bit = 31 - Math.clz32(left & -left);
    const kind = whatKind[bit] as number;
    const phrase = whatPhrase[bit] as number;
    raise(sentences, token, kind);
    if (isPhrase && phrase !== kind) raise(sentences, token, phrase);
  }
  for (let left = whoBits & anyWho; left !== 0; left &= left - 1)
    raise(sentences, token, whoKind[31 - Math.clz32(left & -left)] as number);
}
