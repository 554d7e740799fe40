// Just over 200 lines: one pass from fields to weighed mentions.
import type { Draft } from "../../draft/draft.ts";
import { domainOf } from "../../draft/email-address.ts";
import { type Field, fieldsOf } from "../fields.ts";
import type { Identifier } from "../identifiers/identifier.ts";
import { nameContext } from "../people/name-context.ts";
import type { PersonMention } from "../people/person.ts";
import { isCapital, makeBlock, readBlock } from "../reading/block.ts";
import { readFacts } from "../reading/facts.ts";
import * as of from "../reading/sentences.ts";
import { markSignatures } from "../reading/signature.ts";
import { blockTokens, hashWord } from "../reading/tokens.ts";
import { identifierFeaturesOf } from "./identifier-features.ts";
import { personFeaturesOf, type Setting } from "./person-features.ts";

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
  readonly features: Float64Array;
}
export interface SeenIdentifier extends Seen {
  readonly identifier: Identifier;
  readonly features: Float64Array;
}
export interface SeenTerm extends Seen {
  readonly kind: number;
  readonly strength: number;
}

/** What stands near the head of a field, for the other fields to lean on. */
export interface Head {
  strong: number;
  medium: number;
  event: number;
  business: number;
  letter: number;
  patient: number;
}

/** Everything that one pass over a draft saw. */
export interface DraftReading {
  readonly fields: readonly Field[];
  readonly people: SeenPerson[];
  readonly identifiers: SeenIdentifier[];
  readonly terms: SeenTerm[];
  readonly heads: readonly Head[];
  /** Hashes of name parts of the sender and of colleagues in the address fields. */
  readonly colleagues: ReadonlySet<number>;
  /** Tokens looked at: the measure of work. */
  readonly tokens: number;
}

const headSentences = 10;

/** A sentence with more names than this is a list; the rest of it is seen but not judged, so that lists stay cheap. */
const mostNames = 12;
const unjudged = new Float64Array(0);

const block = makeBlock();
const sentences = of.makeSentences();
const signatures = new Uint8Array(blockTokens + 1);

export function readDraft(draft: Draft): DraftReading {
  const fields = fieldsOf(draft);
  const people: SeenPerson[] = [];
  const identifiers: SeenIdentifier[] = [];
  const terms: SeenTerm[] = [];
  const heads: Head[] = [];
  let tokens = 0;
  let sentencesBefore = 0;
  fields.forEach((field, index) => {
    const head: Head = { strong: 0, medium: 0, event: 0, business: 0, letter: 0, patient: 0 };
    heads.push(head);
    const splitCase = field.where.startsWith("attachment-name");
    let from = 0;
    while (from < field.text.length) {
      const next = readBlock(block, field.text, from, splitCase);
      tokens += block.tokens.count;
      readSeen(field, index, sentencesBefore, people, identifiers, terms);
      if (from === 0) addHead(head);
      sentencesBefore += sentences.count + 8;
      if (next <= from) break;
      from = next;
    }
  });
  return { fields, people, identifiers, terms, heads, colleagues: colleaguesOf(draft), tokens };
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
  if (field.where === "signature") signatures.fill(1, 0, block.tokens.count + 1);
  else if (facts.people.length + facts.identifiers.length > 0) markSignatures(block, signatures);
  const strongTerms = facts.terms.reduce((count, { strength }) => count + (strength === 3 ? 1 : 0), 0);
  const sparse = sentences.count > 14 && strongTerms * 8 < sentences.count;
  let named = 0;
  let sentence = -1;
  for (const person of facts.people) {
    const setting = settingOf(field, person.from, sparse);
    named = setting.sentence === sentence ? named + 1 : 0;
    sentence = setting.sentence;
    if (named > mostNames) {
      people.push({
        field: index,
        start: person.start,
        end: person.end,
        sentence: base + sentence,
        person,
        features: unjudged,
      });
      continue;
    }
    const lower = !isCapital(block.tokens.shapes[person.from] as number);
    people.push({
      field: index,
      start: person.start,
      end: person.end,
      sentence: base + setting.sentence,
      person,
      features: personFeaturesOf(person, nameContext(block, person), { ...setting, lower }),
    });
  }
  for (const identifier of facts.identifiers) {
    const setting = settingOf(field, identifier.from, sparse);
    identifiers.push({
      field: index,
      start: identifier.start,
      end: identifier.end,
      sentence: base + setting.sentence,
      identifier,
      features: identifierFeaturesOf(identifier, setting),
    });
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

function settingOf(field: Field, token: number, sparse: boolean): Setting {
  const where =
    field.where === "subject"
      ? "subject"
      : field.where.startsWith("attachment-name")
        ? "file-name"
        : field.where === "quoted"
          ? "quoted"
          : "other";
  return {
    sentences,
    sentence: sentences.of[token] as number,
    inSignature: (signatures[token] as number) === 1,
    where,
    lower: false,
    sparse,
  };
}

function addHead(head: Head): void {
  for (let sentence = 0; sentence < headSentences && sentence < sentences.count; sentence++) {
    head.strong += of.countIn(sentences, sentence, of.strong);
    head.medium += of.countIn(sentences, sentence, of.medium);
    head.event += of.countIn(sentences, sentence, of.event);
    head.business += of.countIn(sentences, sentence, of.business);
    head.patient += of.countIn(sentences, sentence, of.patientNoun) + of.countIn(sentences, sentence, of.relative);
    head.letter += of.countIn(sentences, sentence, of.letter);
  }
}

/** The sender, and recipients of the sender's own domain: staff among themselves, not patients. */
function colleaguesOf(draft: Draft): ReadonlySet<number> {
  const parts = new Set<number>();
  const add = (name: string, address: string): void => {
    for (const part of `${name} ${address.slice(0, address.lastIndexOf("@"))}`.split(/[^\p{L}\p{M}'’]+/u)) {
      if (part.length > 2) parts.add(hashWord(part));
    }
  };
  const domain = domainOf(draft.from.address);
  add(draft.from.name, draft.from.address);
  for (const recipient of draft.recipients) {
    if (recipient.kind === "mailbox" && domainOf(recipient.address) === domain) add(recipient.name, recipient.address);
  }
  return parts;
}
