import { what, who } from "../lexicon/flags.ts";
import type { Block } from "./block.ts";
import { blockTokens, gapColon, gapLine, gapSpace, gapStop, gapTab, shapeInitial } from "./tokens.ts";

/** What is counted by sentence: the circumstances in which a name or number stands. */
export const strong = 0;
export const medium = 1;
export const weak = 2;
export const value = 3;
export const business = 4;
export const teaching = 5;
export const general = 6;
export const event = 7;
export const complaint = 8;
export const staffVerb = 9;
export const pronoun = 10;
export const patientNoun = 11;
export const relative = 12;
export const clinician = 13;
export const staffRole = 14;
export const names = 15;
export const ids = 16;
export const age = 17;
export const payment = 18;
export const letter = 19;
const countKinds = 20;

/** Sentences and lines of a block with their counts; a line that is a list entry is a sentence of its own. */
export interface Sentences {
  count: number;
  /** Sentence by token. */
  readonly of: Int32Array;
  /** First token by sentence. */
  readonly first: Int32Array;
  readonly counts: Uint8Array;
}

export function makeSentences(): Sentences {
  return {
    count: 0,
    of: new Int32Array(blockTokens + 1),
    first: new Int32Array(blockTokens + 2),
    counts: new Uint8Array((blockTokens + 2) * countKinds),
  };
}

export function splitSentences(block: Block, sentences: Sentences): void {
  const { tokens } = block;
  let current = 0;
  sentences.first[0] = 0;
  for (let at = 0; at < tokens.count; at++) {
    if (at > 0 && beginsSentence(block, at)) {
      current++;
      sentences.first[current] = at;
    }
    sentences.of[at] = current;
  }
  sentences.of[tokens.count] = current;
  sentences.count = current + 1;
  sentences.first[current + 1] = tokens.count;
  sentences.counts.fill(0, 0, (current + 2) * countKinds);
}

function beginsSentence({ tokens, who: flags }: Block, at: number): boolean {
  const gap = tokens.gaps[at] as number;
  if ((gap & gapLine) !== 0) return true;
  if ((gap & gapStop) === 0 || (gap & (gapSpace | gapTab)) === 0) return false;
  if ((gap & gapColon) !== 0) return false;
  if ((tokens.shapes[at - 1] as number) === shapeInitial) return false;
  return ((flags[at - 1] as number) & (who.honorific | who.clinicianTitle)) === 0;
}

export function raise({ of, counts }: Sentences, token: number, kind: number): void {
  const at = (of[token] as number) * countKinds + kind;
  if ((counts[at] as number) < 255) counts[at] = (counts[at] as number) + 1;
}

/** The count in one sentence; 0 outside the block. */
export function countIn({ count, counts }: Sentences, sentence: number, kind: number): number {
  return sentence < 0 || sentence >= count ? 0 : (counts[sentence * countKinds + kind] as number);
}

const whatCounts: readonly (readonly [bit: number, kind: number])[] = [
  [what.business, business],
  [what.teaching, teaching],
  [what.general, general],
  [what.event, event],
  [what.complaint, complaint],
  [what.staffVerb, staffVerb],
  [what.letter, letter],
];
const whoCounts: readonly (readonly [bit: number, kind: number])[] = [
  [who.pronoun, pronoun],
  [who.patient, patientNoun],
  [who.relative, relative],
  [who.clinicianTitle, clinician],
  [who.staffRole, staffRole],
];
const anyWhat =
  what.business | what.teaching | what.general | what.event | what.complaint | what.staffVerb | what.letter;
const anyWho = who.pronoun | who.patient | who.relative | who.clinicianTitle | who.staffRole;

/** Counts what a word or phrase says of its sentence. */
export function countWord(sentences: Sentences, token: number, whoBits: number, whatBits: number): void {
  if ((whatBits & anyWhat) !== 0) {
    for (const [bit, kind] of whatCounts) if ((whatBits & bit) !== 0) raise(sentences, token, kind);
  }
  if ((whoBits & anyWho) !== 0) {
    for (const [bit, kind] of whoCounts) if ((whoBits & bit) !== 0) raise(sentences, token, kind);
  }
}
