import type { Draft } from "../../draft/draft.ts";
import { type Field, fieldsOf } from "../fields.ts";
import { listNameOf } from "../identifiers/list-name.ts";
import { pictureNameOf } from "../identifiers/picture-name.ts";
import { makeBlock, readBlock } from "../reading/block.ts";
import { type Facts, readFacts } from "../reading/facts.ts";
import { makeSentences } from "../reading/sentences.ts";
import { markSignatures } from "../reading/signature.ts";
import { blockTokens } from "../reading/tokens.ts";
import { colleaguesOf } from "./colleagues.ts";
import { makeJoins, noteHead, settle } from "./joins.ts";
import { addToLean, type Lean, leansOf, makeLeanSums } from "./lean.ts";
import { addPlace, type MentionRows, makeRows, strongTerm } from "./mention-rows.ts";
import { readMentions, type Witness } from "./read-mentions.ts";
import type { Setting } from "./setting.ts";

/** Everything that one pass over a draft saw. The next reading uses the rows again, unless the draft was long. */
export interface DraftReading {
  readonly fields: readonly Field[];
  readonly rows: MentionRows;
  /** By field: what the message as a whole speaks of (`leanFeatures`). */
  readonly leans: readonly Lean[];
  /** Hashes of name parts of the sender and of colleagues in the address fields. */
  readonly colleagues: ReadonlySet<number>;
  /** One more than the highest number of a sentence. */
  readonly sentences: number;
  /** Tokens looked at: the measure of work. */
  readonly tokens: number;
}

const block = makeBlock();
const sentences = makeSentences();
const signatures = new Uint8Array(blockTokens + 1);
const setting: Setting = { inSignature: false, where: "other", sparse: false };

/** Rows for mail of the usual length. A longer text has rows of its own, which go when it is judged. */
const usualRows = makeRows();
const usualLength = 50_000;

/**
 * Reads every field in blocks. Each block is weighed as soon as it is read and then forgotten: what is kept are rows of
 * numbers, and the sums that tell what the whole speaks of.
 */
export function readDraft(draft: Draft, witness: Witness | null = null, everyMention = false): DraftReading {
  const fields = fieldsOf(draft);
  const rows = rowsFor(fields);
  const joins = makeJoins(fields);
  const sums = makeLeanSums();
  let tokens = 0;
  let base = 0;
  fields.forEach((field, index) => {
    const named = field.where.startsWith("attachment-name");
    setting.where = placeOf(field);
    let from = 0;
    while (from < field.text.length) {
      const next = readBlock(block, field.text, from, named);
      tokens += block.tokens.count;
      const facts = readFacts(block, sentences);
      const file = named ? (pictureNameOf(block) ?? listNameOf(block)) : null;
      if (file !== null) facts.identifiers.push(file);
      if (from === 0 && block.tokens.count > 0) noteHead(joins, index, sentences);
      if (facts.people.length + facts.identifiers.length > 0) {
        if (field.where === "signature") signatures.fill(1, 0, block.tokens.count + 1);
        else markSignatures(block, sentences, signatures);
        setting.sparse = isSparse(facts);
        readMentions({
          block,
          sentences,
          facts,
          field,
          index,
          base,
          signatures,
          setting,
          joins,
          rows,
          witness,
          everyMention,
        });
      }
      keepTerms(rows, facts, index, base);
      addToLean(sums, field, index, sentences);
      base += sentences.count + 8;
      if (next <= from) break;
      from = next;
    }
  });
  settle(joins, rows);
  const leans = leansOf(fields, sums);
  return { fields, rows, leans, colleagues: colleaguesOf(draft), sentences: base, tokens };
}

function rowsFor(fields: readonly Field[]): MentionRows {
  let length = 0;
  for (const { text } of fields) length += text.length;
  if (length > usualLength) return makeRows();
  usualRows.people.count = 0;
  usualRows.identifiers.count = 0;
  usualRows.terms.count = 0;
  return usualRows;
}

/** A long text with hardly any health in it. */
function isSparse({ terms }: Facts): boolean {
  let strong = 0;
  for (const { strength } of terms) if (strength === 3) strong++;
  return sentences.count > 14 && strong * 8 < sentences.count;
}

function keepTerms({ terms: rows }: MentionRows, { terms }: Facts, index: number, base: number): void {
  const { starts, ends } = block.tokens;
  for (const { from, to, kind, strength } of terms) {
    // Words that may mean anything are counted in their sentence and shown to nobody.
    if (strength < 2) continue;
    const sentence = base + (sentences.of[from] as number);
    const row = addPlace(rows, index, starts[from] as number, ends[to - 1] as number, sentence);
    rows.kind[row] = strength === 3 ? kind | strongTerm : kind;
  }
}

function placeOf({ where }: Field): Setting["where"] {
  if (where === "subject" || where === "quoted") return where;
  return where.startsWith("attachment-name") ? "file-name" : "other";
}
