import { ageAt, clinicalShapeAt } from "../health/clinical-shapes.ts";
import { type HealthTerm, healthTermAt, longestPhrase } from "../health/health-terms.ts";
import { spanOf } from "../identifiers/digits.ts";
import type { Identifier } from "../identifiers/identifier.ts";
import { beginsAddress, identifierAt, mayBegin } from "../identifiers/identifier-at.ts";
import { wordFlags } from "../lexicon/flags.ts";
import { nameBits } from "../people/name-odds.ts";
import type { PersonMention } from "../people/person.ts";
import { mayBeginName, nameAt } from "../people/read-names.ts";
import { type Block, isCapital } from "./block.ts";
import * as sentence from "./sentences.ts";
import { gapKinds, shapeKinds } from "./tokens.ts";
import { WordSet } from "./word-set.ts";

const { what, who } = wordFlags;
const { gapAt, gapLine, gapSpace } = gapKinds;
const { shapeAlnum, shapeDigits, shapeLower } = shapeKinds;

/** Everything that one pass over a block saw, in reading order. */
export interface Facts {
  readonly people: PersonMention[];
  readonly identifiers: Identifier[];
  readonly terms: HealthTerm[];
}

/** The one pass: each token goes to the first reader that takes it. */
export function readFacts(block: Block, sentences: sentence.Sentences): Facts {
  const facts: Facts = { people: [], identifiers: [], terms: [] };
  sentence.splitSentences(block, sentences);
  const { count } = block.tokens;
  let at = 0;
  while (at < count) at = readOne(block, sentences, facts, at);
  return facts;
}

/** Words with no other meaning than their own: most of any text. */
const everyday = who.word1 | who.word2 | who.word3;

function readOne(block: Block, sentences: sentence.Sentences, facts: Facts, at: number): number {
  const shape = block.tokens.shapes[at] as number;
  const people = block.who[at] as number;
  const meaning = block.what[at] as number;
  const plain = (people & ~everyday) === 0 && meaning === 0;
  if (plain && shape === shapeLower && ((block.tokens.gaps[at] as number) & gapAt) === 0 && !mayBeName(block, at)) {
    const told = people === 0 ? healthTermAt(block, at, null) : null;
    return told === null ? at + 1 : pushTerm(block, sentences, facts, told);
  }
  const number = shape === shapeDigits || shape === shapeAlnum;
  if (number) {
    const clinical = clinicalShapeAt(block, at);
    if (clinical !== null) return pushTerm(block, sentences, facts, clinical);
    const years = ageAt(block, at);
    if (years >= 0) {
      sentence.raise(sentences, at, sentence.countOf.age);
      if (years > 89)
        facts.identifiers.push({ kind: "age", ...spanOf(block, at, at + 1), labelled: false, power: 0.4 });
      return at + 1;
    }
  }
  const phrase = (meaning & what.prefix) === 0 ? null : longestPhrase(block, at);
  if (phrase === null && shape === shapeLower && onlySpeaks(block, at)) {
    sentence.countWord(sentences, at, people, meaning);
    const told = (meaning & what.kindMask) === 0 ? null : healthTermAt(block, at, null);
    return told === null ? at + 1 : pushTerm(block, sentences, facts, told);
  }
  const taken = number || mayBegin(block, at, phrase) ? identifierAt(block, at, phrase) : null;
  if (taken !== null) {
    const { identifier } = taken;
    if (identifier !== null) {
      while (facts.identifiers.length > 0 && (facts.identifiers.at(-1) as Identifier).to > identifier.from)
        facts.identifiers.pop();
      while (facts.people.length > 0 && (facts.people.at(-1) as PersonMention).to > identifier.from) facts.people.pop();
      facts.identifiers.push(identifier);
      sentence.raise(sentences, at, sentence.countOf.ids);
    }
    sentence.countWord(sentences, at, people, meaning);
    return Math.max(taken.to, at + 1);
  }
  if (phrase !== null) {
    if (isCapital(shape) && (phrase.who & (who.geo | who.organisation)) !== 0 && (phrase.what & what.kindMask) === 0) {
      if ((phrase.who & who.geo) !== 0)
        facts.identifiers.push({ kind: "geo", ...spanOf(block, at, phrase.to), labelled: false, power: 0.1 });
      return phrase.to;
    }
    sentence.countWord(sentences, at, phrase.who, phrase.what, true);
    if ((phrase.what & what.kindMask) !== 0)
      return pushTerm(block, sentences, facts, healthTermAt(block, at, phrase) as HealthTerm);
  }
  if (!number && mayBeginName(block, at)) {
    const person = nameAt(block, at);
    if (person !== null) {
      facts.people.push(person);
      sentence.raise(sentences, at, sentence.countOf.names);
      return person.to;
    }
  }
  sentence.countWord(sentences, at, people, meaning);
  const term = healthTermAt(block, at, null);
  return term === null ? at + 1 : pushTerm(block, sentences, facts, term);
}

/** A known word in small letters that begins no identifier and no name: most of any text. */
function onlySpeaks({ who: flags, what: meanings, tokens }: Block, at: number): boolean {
  const people = flags[at] as number;
  const meaning = meanings[at] as number;
  return (
    (people | meaning) !== 0 &&
    (people & (nameBits | who.month | who.street)) === 0 &&
    (meaning & what.labelMask) === 0 &&
    ((tokens.gaps[at] as number) & gapAt) === 0 &&
    (at === 0 || ((flags[at - 1] as number) & who.honorific) === 0) &&
    !beginsAddress(tokens.hashes[at] as number)
  );
}

/** "warfarin on osterman", "haldol for demirci": behind these a word in small letters may be a name. */
const leadsToName = new WordSet("on for w with of re by at see tell ask get give check call page did is has does and");

/**
 * A word in small letters that no list has is no name, but at the head of a line, behind such a word, a title or a result,
 * or where it owns or lies in a bed.
 */
function mayBeName({ who: flags, what: meanings, tokens }: Block, at: number): boolean {
  if (flags[at] !== 0) return false;
  if (at === 0 || ((tokens.gaps[at] as number) & gapLine) !== 0 || (tokens.possessive[at] as number) === 1) return true;
  if (((flags[at - 1] as number) & who.honorific) !== 0 || leadsToName.has(tokens.hashes[at - 1] as number))
    return true;
  const next = at + 1;
  // "d-dimer > 20 ogunbanjo": at the end of a line, behind a result.
  if (next >= tokens.count || ((tokens.gaps[next] as number) & gapLine) !== 0)
    return (tokens.shapes[at - 1] as number) === shapeDigits || ((meanings[at - 1] as number) & what.kindMask) !== 0;
  return (
    ((flags[next] as number) & who.place) !== 0 ||
    ((tokens.shapes[next] as number) === shapeDigits &&
      (tokens.ends[next] as number) - (tokens.starts[next] as number) > 2)
  );
}

/** "Cancer Center", "Stroke Unit": a word of health in the name of a place tells nothing of anybody. */
function namesPlace(block: Block, { from, to }: HealthTerm): boolean {
  const { tokens } = block;
  return (
    to < tokens.count &&
    (tokens.gaps[to] as number) === gapSpace &&
    isCapital(tokens.shapes[from] as number) &&
    isCapital(tokens.shapes[to] as number) &&
    (block.capsLine[from] as number) !== 1 &&
    ((block.who[to] as number) & who.organisation) !== 0
  );
}

function pushTerm(block: Block, sentences: sentence.Sentences, facts: Facts, read: HealthTerm): number {
  const term = namesPlace(block, read) ? { ...read, strength: 1 } : read;
  facts.terms.push(term);
  const { from, to, kind, strength } = term;
  sentence.countWord(sentences, from, block.who[from] as number, block.what[from] as number);
  sentence.raise(sentences, from, strength >= 3 ? of.strong : strength === 2 ? of.medium : of.weak);
  if (strength > 1) sentence.raise(sentences, from, countOfKind[kind] as number);
  else if (kind === what.pay) sentence.raise(sentences, from, of.payment);
  if (kind === what.lab && valueBehind(block, to)) sentence.raise(sentences, from, of.value);
  return to;
}

const of = sentence.countOf;
/** By kind of health term; a code tells a diagnosis or a procedure. */
const countOfKind = [0, of.diagnosis, of.drug, of.lab, of.procedure, of.diagnosis, of.appointment, of.payment];

/** A number close behind a test: a result. */
function valueBehind({ tokens }: Block, at: number): boolean {
  for (let next = at; next < at + 2 && next < tokens.count; next++) {
    if ((tokens.shapes[next] as number) === shapeDigits) return true;
  }
  return false;
}
