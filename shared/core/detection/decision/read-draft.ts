import type { Draft } from "../../draft/draft.ts";
import { type Field, fieldsOf } from "../fields.ts";
import type { Identifier } from "../identifiers/identifier.ts";
import { pictureNameOf } from "../identifiers/picture-name.ts";
import { nameContext } from "../people/name-context.ts";
import type { PersonMention } from "../people/person.ts";
import { makeBlock, readBlock } from "../reading/block.ts";
import { readFacts } from "../reading/facts.ts";
import { countIn, countOf, makeSentences } from "../reading/sentences.ts";
import { markSignatures } from "../reading/signature.ts";
import { blockTokens } from "../reading/tokens.ts";
import { colleaguesOf } from "./colleagues.ts";
import { type Context, contextFeatures, contextIndex, contextOf, sameIn } from "./context.ts";
import { identifierSignsOf } from "./identifier-signs.ts";
import { addBlock, type FieldSums, type Lean, leansOf, makeSums } from "./lean.ts";
import { personSign, personSignsOf } from "./person-signs.ts";
import type { Setting } from "./setting.ts";

interface Seen {
  readonly field: number;
  /** Offsets in the text of the field. */
  readonly start: number;
  readonly end: number;
  /** Counted through the whole draft, so that neighbours differ by one. */
  readonly sentence: number;
}
export interface SeenPerson extends Seen {
  readonly person: PersonMention;
  /** Numbers of the signs that hold (`personSigns`). Empty for a name that is not judged. */
  readonly signs: number[];
  readonly context: Context;
}
export interface SeenIdentifier extends Seen {
  readonly identifier: Identifier;
  readonly signs: number[];
  readonly context: Context;
}
export interface SeenTerm extends Seen {
  readonly kind: number;
  readonly strength: number;
}

/** Everything that one pass over a draft saw. */
export interface DraftReading {
  readonly fields: readonly Field[];
  readonly people: SeenPerson[];
  readonly identifiers: SeenIdentifier[];
  readonly terms: SeenTerm[];
  /** By field: what the message as a whole speaks of (`leanFeatures`). */
  readonly leans: readonly Lean[];
  /** By field: the context of its first sentence; null for a field without words. */
  readonly heads: readonly (Context | null)[];
  /** Hashes of name parts of the sender and of colleagues in the address fields. */
  readonly colleagues: ReadonlySet<number>;
  /** Tokens looked at: the measure of work. */
  readonly tokens: number;
}

/** A sentence with more names than this is a list; the rest of it is seen but not judged, so that lists stay cheap. */
const mostNames = 12;
const noContext: Context = { values: new Float64Array(contextFeatures.length), scores: new Float64Array(4) };

const block = makeBlock();
const sentences = makeSentences();
const signatures = new Uint8Array(blockTokens + 1);

export function readDraft(draft: Draft): DraftReading {
  const fields = fieldsOf(draft);
  const people: SeenPerson[] = [];
  const identifiers: SeenIdentifier[] = [];
  const terms: SeenTerm[] = [];
  const heads: (Context | null)[] = [];
  const sums: FieldSums[] = [];
  let tokens = 0;
  let sentencesBefore = 0;
  fields.forEach((field, index) => {
    const splitCase = field.where.startsWith("attachment-name");
    const sum = makeSums();
    sums.push(sum);
    heads.push(null);
    let from = 0;
    while (from < field.text.length) {
      const next = readBlock(block, field.text, from, splitCase);
      tokens += block.tokens.count;
      readSeen(field, index, sentencesBefore, people, identifiers, terms);
      if (from === 0 && block.tokens.count > 0) heads[index] = contextOf(sentences, 0);
      addBlock(sum, sentences);
      sentencesBefore += sentences.count + 8;
      if (next <= from) break;
      from = next;
    }
  });
  const leans = leansOf(fields, sums);
  return { fields, people, identifiers, terms, leans, heads, colleagues: colleaguesOf(draft), tokens };
}

function readSeen(
  field: Field,
  index: number,
  base: number,
  people: SeenPerson[],
  identifiers: SeenIdentifier[],
  terms: SeenTerm[],
): void {
  const facts = readFacts(block, sentences);
  const picture = field.where.startsWith("attachment-name") ? pictureNameOf(block) : null;
  if (picture !== null) facts.identifiers.push(picture);
  if (field.where === "signature") signatures.fill(1, 0, block.tokens.count + 1);
  else if (facts.people.length + facts.identifiers.length > 0) markSignatures(block, signatures);
  const strongTerms = facts.terms.reduce((count, { strength }) => count + (strength === 3 ? 1 : 0), 0);
  const sparse = sentences.count > 14 && strongTerms * 8 < sentences.count;
  const where = placeOf(field);
  const settingAt = (token: number): Setting => ({ inSignature: (signatures[token] as number) === 1, where, sparse });
  const contexts = new Map<number, Context>();
  const contextAt = (sentence: number): Context => {
    const known = contexts.get(sentence);
    if (known !== undefined) return known;
    const context = contextOf(sentences, sentence);
    contexts.set(sentence, context);
    return context;
  };
  let named = 0;
  let last = -1;
  for (const person of facts.people) {
    const sentence = sentences.of[person.from] as number;
    named = sentence === last ? named + 1 : 0;
    last = sentence;
    const { start, end } = person;
    const seen = { field: index, start, end, sentence: base + sentence, person };
    if (named > mostNames) {
      people.push({ ...seen, signs: [], context: noContext });
      continue;
    }
    const context = contextAt(sentence);
    const around = nameContext(block, person);
    const signs = personSignsOf(block, person, around, settingAt(person.from));
    if (sameIn(context, "ids") > 0) signs.push(personSign.idNear);
    if (named > 2 || manyNames(sentence)) signs.push(personSign.manyNames);
    if (around.greeted && context.values[contextIndex.anyHealth] === 1) signs.push(personSign.greetedCare);
    people.push({ ...seen, signs, context });
  }
  for (const identifier of facts.identifiers) {
    const sentence = sentences.of[identifier.from] as number;
    const context = contextAt(sentence);
    const { start, end } = identifier;
    const signs = identifierSignsOf(block, identifier, settingAt(identifier.from), context);
    identifiers.push({ field: index, start, end, sentence: base + sentence, identifier, signs, context });
  }
  for (const term of facts.terms) {
    terms.push({
      field: index,
      start: block.tokens.starts[term.from] as number,
      end: block.tokens.ends[term.to - 1] as number,
      sentence: base + (sentences.of[term.from] as number),
      kind: term.kind,
      strength: term.strength,
    });
  }
}

function manyNames(sentence: number): boolean {
  return countIn(sentences, sentence, countOf.names) > 2;
}

function placeOf({ where }: Field): Setting["where"] {
  if (where === "subject" || where === "quoted") return where;
  return where.startsWith("attachment-name") ? "file-name" : "other";
}
