import type { Field } from "../fields.ts";
import { identifierKinds } from "../finding.ts";
import type { Identifier } from "../identifiers/identifier.ts";
import { isProviders } from "../identifiers/provider-number.ts";
import { isPart } from "../people/name-run.ts";
import type { PersonMention } from "../people/person.ts";
import type { Block } from "../reading/block.ts";
import type { Facts } from "../reading/facts.ts";
import { countIn, countOf, type Sentences } from "../reading/sentences.ts";
import { besideFeatures, readBeside } from "./beside.ts";
import { type Context, makeContext, readContext, sameIn, speaksOfHealth } from "./context.ts";
import { isNamedWithDiagnosis, isPatientNumber } from "./floor-facts.ts";
import { readIdentifierSigns } from "./identifier-signs.ts";
import { type Joins, joinBody, mustWait } from "./joins.ts";
import {
  addPart,
  addPlace,
  firstPart,
  identifierBit,
  type MentionRows,
  type PersonRows,
  personBit,
} from "./mention-rows.ts";
import { copyOfOpen, keepOpen, makeOpen } from "./open-sums.ts";
import { passing, personBits } from "./person-bits.ts";
import { personSign, readPersonSigns } from "./person-signs.ts";
import { identifierScales, personScales } from "./scales.ts";
import { addBeside, addSigns, makeSums } from "./score.ts";
import type { Setting } from "./setting.ts";
import { addSign, makeSigns, type Signs } from "./signs.ts";
import { closeRows } from "./weigh-rows.ts";

/** Is shown what is weighed of each mention, row by row: training learns from it. The context may still be joined to others. */
export interface Witness {
  person(sure: number, signs: readonly number[], context: Context, span: TokenSpan): void;
  identifier(sure: number, signs: readonly number[], context: Context, span: TokenSpan): void;
}

/** Which words of its sentence a mention is. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** The block that is read, and where its mentions go. */
export interface Reading {
  readonly block: Block;
  readonly sentences: Sentences;
  readonly facts: Facts;
  readonly field: Field;
  readonly index: number;
  /** Sentences before this block. */
  readonly base: number;
  /** 1 where a token stands in a signature. */
  readonly signatures: Uint8Array;
  readonly setting: Setting;
  readonly joins: Joins;
  readonly rows: MentionRows;
  readonly witness: Witness | null;
  /** Names and addresses that are not judged get rows, too: for who asks for every mention. */
  readonly everyMention: boolean;
}

/** A sentence with more names than this is a list; the rest of it is not judged, so that lists stay cheap. */
const mostNames = 12;

/** The same for addresses: a mailing list in one line takes no more room than its text. */
const mostAddresses = 64;

const scratch = makeContext();
const signs = makeSigns();
const beside = new Float64Array(besideFeatures.length);
const sums = makeSums();
const openPeople = makeOpen();
const openIdentifiers = makeOpen();
const nothing = makeSums();

/** Adds a row for every person and identifier of the block, sentence by sentence. */
export function readMentions(reading: Reading): void {
  const { sentences, facts, field, index, joins, rows, witness } = reading;
  const { people, identifiers } = facts;
  const wait = mustWait(joins, field);
  let person = 0;
  let identifier = 0;
  while (person < people.length || identifier < identifiers.length) {
    const ofPerson = sentenceOf(sentences, people[person]);
    const ofIdentifier = sentenceOf(sentences, identifiers[identifier]);
    const sentence = Math.min(ofPerson, ofIdentifier);
    const context = wait || witness !== null ? makeContext() : scratch;
    readContext(context, sentences, sentence);
    const firstPerson = rows.people.count;
    const firstIdentifier = rows.identifiers.count;
    openPeople.count = 0;
    openIdentifiers.count = 0;
    for (let named = 0; sentenceOf(sentences, people[person]) === sentence; person++, named++)
      addPerson(reading, people[person] as PersonMention, sentence, named, context);
    for (let addresses = 0; sentenceOf(sentences, identifiers[identifier]) === sentence; identifier++) {
      const found = identifiers[identifier] as Identifier;
      if (found.kind === "email" && ++addresses > mostAddresses && !reading.everyMention) continue;
      addIdentifier(reading, found, sentence, context);
    }
    if (wait) {
      const named = field.where !== "subject";
      const open = { people: copyOfOpen(openPeople), identifiers: copyOfOpen(openIdentifiers) };
      joins.waiting.push({ context, named, firstPerson, firstIdentifier, ...open });
      continue;
    }
    joinBody(joins, index, context);
    closeRows(rows.people, firstPerson, openPeople, context, personScales);
    closeRows(rows.identifiers, firstIdentifier, openIdentifiers, context, identifierScales);
  }
}

function sentenceOf({ of }: Sentences, mention: { readonly from: number } | undefined): number {
  return mention === undefined ? Number.POSITIVE_INFINITY : (of[mention.from] as number);
}

function addPerson(
  { block, sentences, facts, field, index, base, signatures, setting, rows, witness, everyMention }: Reading,
  person: PersonMention,
  sentence: number,
  named: number,
  context: Context,
): void {
  const { people } = rows;
  if (named > mostNames && !everyMention) return;
  const row = addPlace(people, index, person.start, person.end, base + sentence);
  const parts = keepParts(block, people, row, person);
  signs.count = 0;
  if (named > mostNames) {
    people.bits[row] = 0;
    keepOpen(openPeople, nothing);
    witness?.person(person.odds, [], context, spanIn(sentences, sentence, person));
    return;
  }
  setting.inSignature = (signatures[person.from] as number) === 1;
  readPersonSigns(block, person, setting, signs);
  if (sameIn(context, "ids") > 0) addSign(signs, personSign.idNear);
  if (named > 2 || countIn(sentences, sentence, countOf.names) > 2) addSign(signs, personSign.manyNames);
  let bits = personBits(person, signs);
  if (speaksOfHealth(context) && (bits & personBit.greeted) !== 0) addSign(signs, personSign.greetedCare);
  const onlySigns =
    (bits & (passing.signature | passing.idNear)) === passing.signature && !goesOn(field.text, person.end);
  if ((bits & (personBit.offFloor | passing.atWork)) === 0 && !onlySigns)
    if (parts > 1 && isNamedWithDiagnosis(person, context, facts.terms, sentences, sentence))
      bits |= personBit.diagnosed;
  people.bits[row] = bits;
  addSigns(sums, personScales, person.odds, signs);
  readBeside(beside, block, sentences, sentence, person.from, person.to);
  addBeside(sums, personScales, beside);
  keepOpen(openPeople, sums);
  witness?.person(person.odds, listOf(signs), context, spanIn(sentences, sentence, person));
}

/** Keeps the parts of the name, to tell whether two mentions are the same person; gives their number. */
function keepParts(block: Block, people: PersonRows, row: number, { from, to }: PersonMention): number {
  const first = firstPart(people, row);
  people.partEnd[row] = first;
  let end = first;
  for (let at = from; at < to; at++)
    if (isPart(block, at)) end = addPart(people, end, block.tokens.hashes[at] as number);
  return end - first;
}

/** Behind a "Thank you" a name signs, but not one of which its sentence goes on to speak. */
function goesOn(text: string, end: number): boolean {
  return /^,? \p{Ll}/u.test(text.slice(end, end + 3));
}

function addIdentifier(
  { block, sentences, index, base, signatures, setting, rows, witness }: Reading,
  identifier: Identifier,
  sentence: number,
  context: Context,
): void {
  const { identifiers } = rows;
  const row = addPlace(identifiers, index, identifier.start, identifier.end, base + sentence);
  setting.inSignature = (signatures[identifier.from] as number) === 1;
  readIdentifierSigns(block, identifier, setting, context, signs);
  const { kind, labelled, label, power } = identifier;
  identifiers.kind[row] = identifierKinds.indexOf(kind);
  identifiers.bits[row] =
    (labelled ? identifierBit.labelled : 0) |
    (label === "mrn" ? identifierBit.record : 0) |
    (isProviders(identifier) ? identifierBit.providers : 0) |
    (isPatientNumber(identifier) ? identifierBit.patients : 0) |
    (setting.inSignature ? identifierBit.signature : 0) |
    (power >= 0.3 ? identifierBit.power3 : 0) |
    (power >= 0.5 ? identifierBit.power5 : 0) |
    (power >= 0.9 ? identifierBit.power9 : 0);
  addSigns(sums, identifierScales, power, signs);
  readBeside(beside, block, sentences, sentence, identifier.from, identifier.to);
  addBeside(sums, identifierScales, beside);
  keepOpen(openIdentifiers, sums);
  witness?.identifier(power, listOf(signs), context, spanIn(sentences, sentence, identifier));
}

function spanIn({ first }: Sentences, sentence: number, { from, to }: TokenSpan): TokenSpan {
  const start = first[sentence] as number;
  return { from: from - start, to: to - start };
}

function listOf({ of, count }: Signs): readonly number[] {
  return [...of.subarray(0, count)];
}
