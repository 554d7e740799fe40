import { completeSigns, isJudged } from "../../shared/core/detection/decision/complete-signs.ts";
import { contextFeatures, contextIndex } from "../../shared/core/detection/decision/context.ts";
import { identifierEvidence, personEvidence } from "../../shared/core/detection/decision/decide.ts";
import { floorOf } from "../../shared/core/detection/decision/floor.ts";
import { leanTones } from "../../shared/core/detection/decision/lean.ts";
import { type DraftReading, readDraft } from "../../shared/core/detection/decision/read-draft.ts";
import type { Evidence } from "../../shared/core/detection/decision/score.ts";
import { who as flags } from "../../shared/core/detection/lexicon/flags.ts";
import { wordTier } from "../../shared/core/detection/people/name-odds.ts";
import { makeBlock, readBlock } from "../../shared/core/detection/reading/block.ts";
import { makeSentences, splitSentences } from "../../shared/core/detection/reading/sentences.ts";
import { hashWord, shapeAlnum, shapeDigits, shapeInitial } from "../../shared/core/detection/reading/tokens.ts";
import { draftOf } from "../documents.ts";
import type { Example } from "./corpus.ts";

/** Words with a share each: what their tones are multiplied by. */
export interface Shares {
  readonly words: readonly number[];
  readonly shares: readonly number[];
}

/** One mention to weigh. */
export interface Instance {
  readonly person: boolean;
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: Float64Array;
  readonly lean: Float64Array;
  readonly subject: boolean;
  /** The floor stands under it, whatever the score says. */
  readonly floor: boolean;
  readonly same: Shares;
  readonly near: Shares;
}

/** A draft as the learner sees it. */
export interface Bag {
  readonly example: Example;
  readonly instances: readonly Instance[];
  readonly all: Shares;
}

/** Words by number, and in how many sources and drafts each stands. */
export class Vocabulary {
  readonly numbers = new Map<string, number>();
  readonly words: string[] = [];
  readonly drafts: number[] = [];
  readonly sources: Set<string>[] = [];

  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.words.length);
    this.words.push(word);
    this.drafts.push(0);
    this.sources.push(new Set());
    return this.words.length - 1;
  }
}

const block = makeBlock();
const sentences = makeSentences();

export function bagOf(example: Example, vocabulary: Vocabulary): Bag {
  const reading = readDraft(draftOf(example.document));
  completeSigns(reading);
  const floor = floorOf(reading);
  const words = wordsOf(reading, vocabulary);
  const seenWords = new Set<number>();
  for (const list of words.values()) for (const word of list.words) if (word >= 0) seenWords.add(word);
  for (const word of seenWords) {
    vocabulary.drafts[word] = (vocabulary.drafts[word] as number) + 1;
    vocabulary.sources[word]?.add(example.source);
  }
  const firstOf = new Map<number, number>();
  for (const [sentence, { field }] of words) if (!firstOf.has(field)) firstOf.set(field, sentence);
  const subject = reading.fields.findIndex(({ where }) => where === "subject");
  const body = reading.fields.findIndex(({ where }) => where === "body" || where === "quoted");
  const bySentence = new Map<number, { same: Shares; near: Shares }>();
  const firstMention = new Map<number, number>();
  for (const { field, sentence } of [...reading.people, ...reading.identifiers])
    firstMention.set(field, Math.min(firstMention.get(field) ?? Number.POSITIVE_INFINITY, sentence));
  const sharesAt = (field: number, sentence: number): { same: Shares; near: Shares } => {
    const known = bySentence.get(sentence);
    if (known !== undefined) return known;
    const around = [sentence - 1, sentence + 1].flatMap((at) =>
      words.get(at)?.field === field ? [words.get(at)] : [],
    );
    const near = shares(
      around.flatMap((list) => list?.words ?? []),
      around.reduce((sum, list) => sum + (list?.words.length ?? 0), 0),
    );
    const heads: number[] = [];
    const where = reading.fields[field]?.where ?? "body";
    const named = where.startsWith("attachment-name");
    if (where === "subject" || named) heads.push(firstOf.get(body) ?? -1);
    if (named || (field === body && sentence === firstMention.get(field))) heads.push(firstOf.get(subject) ?? -1);
    const more = heads.flatMap((at) => (words.has(at) ? [shares(words.get(at)?.words ?? [])] : []));
    const result = { same: shares(words.get(sentence)?.words ?? []), near: joined([near, ...more]) };
    bySentence.set(sentence, result);
    return result;
  };
  const instance = (
    seen: { readonly field: number; readonly sentence: number },
    evidence: Evidence | null,
    person: boolean,
    onFloor: boolean,
  ): readonly Instance[] => {
    if (evidence === null) return [];
    const context = evidence.context.values.slice();
    for (const tone of [
      contextIndex.whoToneSame,
      contextIndex.careToneSame,
      contextIndex.whoToneNear,
      contextIndex.careToneNear,
    ])
      context[tone] = 0;
    const lean = evidence.lean.values.slice();
    lean[leanTones.who] = 0;
    lean[leanTones.care] = 0;
    return [
      {
        person,
        sure: evidence.sure,
        signs: evidence.signs,
        context,
        lean,
        subject: reading.fields[seen.field]?.where === "subject",
        floor: onFloor,
        ...sharesAt(seen.field, seen.sentence),
      },
    ];
  };
  const message = [...words.values()].filter(({ field }) => !reading.fields[field]?.where.startsWith("attachment:"));
  return {
    example,
    instances: [
      ...reading.people
        .filter(isJudged)
        .flatMap((seen) => instance(seen, personEvidence(reading, seen), true, floor.people.has(seen))),
      ...reading.identifiers.flatMap((seen) =>
        instance(seen, identifierEvidence(reading, seen), false, floor.identifiers.has(seen)),
      ),
    ],
    all: shares(message.flatMap((list) => list.words)),
  };
}

interface Line {
  readonly field: number;
  /** By token: the word's number; -1 for what has no tone (names, numbers). */
  readonly words: number[];
}

/** The words of each sentence, counted as `readDraft` counts them. */
function wordsOf({ fields }: DraftReading, vocabulary: Vocabulary): ReadonlyMap<number, Line> {
  const lines = new Map<number, Line>();
  let base = 0;
  fields.forEach((field, index) => {
    let from = 0;
    while (from < field.text.length) {
      const next = readBlock(block, field.text, from, field.where.startsWith("attachment-name"));
      splitSentences(block, sentences);
      const { tokens } = block;
      for (let at = 0; at < tokens.count; at++) {
        const sentence = base + (sentences.of[at] as number);
        const line = lines.get(sentence) ?? { field: index, words: [] };
        lines.set(sentence, line);
        line.words.push(toneless(at) ? -1 : vocabulary.numberOf(wordAt(at)));
      }
      base += sentences.count + 8;
      if (next <= from) break;
      from = next;
    }
  });
  return lines;
}

const nameFlags = flags.given1 | flags.given2 | flags.given3 | flags.surname1 | flags.surname2 | flags.surname3;

function toneless(at: number): boolean {
  const shape = block.tokens.shapes[at] as number;
  if (shape === shapeDigits || shape === shapeAlnum || shape === shapeInitial) return true;
  const bits = block.who[at] as number;
  return (bits & nameFlags) !== 0 && wordTier(bits) < 2;
}

function wordAt(at: number): string {
  const { tokens, text } = block;
  const written = text.slice(tokens.starts[at], tokens.ends[at]).toLowerCase().replace(/['’]/g, "");
  return hashWord(written) === tokens.hashes[at] && /^[a-zà-ÿ]+$/.test(written) ? written : "";
}

function shares(words: readonly number[], count = words.length): Shares {
  const share = 1 / 8 / Math.sqrt(4 + count);
  return { words, shares: words.map(() => share) };
}

function joined(parts: readonly Shares[]): Shares {
  return { words: parts.flatMap(({ words }) => words), shares: parts.flatMap(({ shares: of }) => of) };
}

export const contextCount: number = contextFeatures.length;
