import { besideReach, besideShare } from "../../shared/core/detection/decision/beside.ts";
import { completeSigns, wholeSigns } from "../../shared/core/detection/decision/complete-signs.ts";
import { type Context, contextFeatures, contextIndex } from "../../shared/core/detection/decision/context.ts";
import { layFloor } from "../../shared/core/detection/decision/floor.ts";
import { type Lean, leanTones } from "../../shared/core/detection/decision/lean.ts";
import { identifierBit, personBit, type Weighed } from "../../shared/core/detection/decision/mention-rows.ts";
import { type DraftReading, readDraft } from "../../shared/core/detection/decision/read-draft.ts";
import type { TokenSpan } from "../../shared/core/detection/decision/read-mentions.ts";
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
  readonly before: Shares;
  readonly behind: Shares;
}

/** What was weighed of one mention, beside the whole draft. */
interface Evidence {
  readonly sure: number;
  readonly signs: readonly number[];
  readonly context: Context;
  readonly span: TokenSpan;
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
  const people: Evidence[] = [];
  const identifiers: Evidence[] = [];
  const reading = readDraft(draftOf(example.document), {
    person: (sure, signs, context, span) => people.push({ sure, signs, context, span }),
    identifier: (sure, signs, context, span) => identifiers.push({ sure, signs, context, span }),
  });
  completeSigns(reading);
  layFloor(reading);
  const { rows } = reading;
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
  for (const { count, field, sentence } of [rows.people, rows.identifiers])
    for (let row = 0; row < count; row++) {
      const earliest = firstMention.get(field[row] as number) ?? Number.POSITIVE_INFINITY;
      firstMention.set(field[row] as number, Math.min(earliest, sentence[row] as number));
    }
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
  const instance = (of: Weighed, row: number, evidence: Evidence, person: boolean, onFloor: boolean): Instance => {
    const field = of.field[row] as number;
    const context = evidence.context.values.slice();
    for (const tone of [
      contextIndex.whoToneSame,
      contextIndex.careToneSame,
      contextIndex.whoToneNear,
      contextIndex.careToneNear,
    ])
      context[tone] = 0;
    const lean = (reading.leans[field] as Lean).values.slice();
    lean[leanTones.who] = 0;
    lean[leanTones.care] = 0;
    return {
      person,
      sure: evidence.sure,
      signs: evidence.signs,
      context,
      lean,
      subject: reading.fields[field]?.where === "subject",
      floor: onFloor,
      ...sharesAt(field, of.sentence[row] as number),
      ...besideOf(words.get(of.sentence[row] as number)?.words ?? [], evidence.span),
    };
  };
  const message = [...words.values()].filter(({ field }) => !reading.fields[field]?.where.startsWith("attachment:"));
  return {
    example,
    instances: [
      ...people.flatMap((evidence, row) => {
        const bits = rows.people.bits[row] as number;
        if ((bits & personBit.judged) === 0) return [];
        const whole = wholeSigns.flatMap(([bit, sign]) => ((bits & bit) === 0 ? [] : [sign]));
        const signs = [...evidence.signs, ...whole];
        return [instance(rows.people, row, { ...evidence, signs }, true, (bits & personBit.floor) !== 0)];
      }),
      ...identifiers.flatMap((evidence, row) => {
        const bits = rows.identifiers.bits[row] as number;
        if ((bits & identifierBit.providers) !== 0) return [];
        return [instance(rows.identifiers, row, evidence, false, (bits & identifierBit.floor) !== 0)];
      }),
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

/** The words right before and behind a mention, as `readBeside` counts them. */
function besideOf(words: readonly number[], { from, to }: TokenSpan): { before: Shares; behind: Shares } {
  const side = (of: readonly number[]): Shares => ({
    words: of,
    shares: of.map((_, distance) => besideShare(distance) / 8),
  });
  return {
    before: side(words.slice(Math.max(0, from - besideReach), from).reverse()),
    behind: side(words.slice(to, to + besideReach)),
  };
}

function joined(parts: readonly Shares[]): Shares {
  return { words: parts.flatMap(({ words }) => words), shares: parts.flatMap(({ shares: of }) => of) };
}

export const contextCount: number = contextFeatures.length;
