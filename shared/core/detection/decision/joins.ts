import type { Field } from "../fields.ts";
import type { Sentences } from "../reading/sentences.ts";
import { addNeighbour, type Context, makeContext, readContext } from "./context.ts";
import type { MentionRows } from "./mention-rows.ts";
import type { OpenSums } from "./open-sums.ts";
import { identifierScales, personScales } from "./scales.ts";
import { closeRows } from "./weigh-rows.ts";

/** The subject and the first line of the message are neighbours, a file's name and both. */
export interface Joins {
  readonly subject: number;
  readonly body: number;
  /** Names of files will ask for both heads. */
  readonly files: boolean;
  hasSubject: boolean;
  hasBody: boolean;
  /** The body's first mention has been met. */
  begun: boolean;
  readonly waiting: Waiting[];
}

/** Mentions of one sentence whose context is not complete before the body has been read. */
interface Waiting {
  readonly context: Context;
  readonly named: boolean;
  readonly firstPerson: number;
  readonly people: OpenSums;
  readonly firstIdentifier: number;
  readonly identifiers: OpenSums;
}

/** A subject of more sentences than this is no line above a message. */
const mostWaiting = 1_000;

const subjectHead = makeContext();
const bodyHead = makeContext();

export function makeJoins(fields: readonly Field[]): Joins {
  return {
    subject: fields.findIndex(({ where }) => where === "subject"),
    body: fields.findIndex(({ where }) => where === "body" || where === "quoted"),
    files: fields.some(({ where }) => where.startsWith("attachment-name")),
    hasSubject: false,
    hasBody: false,
    begun: false,
    waiting: [],
  };
}

/** Keeps what the first sentence of the subject and of the body speaks of. */
export function noteHead(joins: Joins, field: number, sentences: Sentences): void {
  if (field === joins.subject) {
    readContext(subjectHead, sentences, 0);
    joins.hasSubject = true;
  } else if (field === joins.body && (joins.waiting.length > 0 || joins.files)) {
    readContext(bodyHead, sentences, 0);
    joins.hasBody = true;
  }
}

export function mustWait(joins: Joins, field: Field): boolean {
  return (field.where === "subject" || field.where.startsWith("attachment-name")) && joins.waiting.length < mostWaiting;
}

export function joinBody(joins: Joins, field: number, context: Context): void {
  if (field !== joins.body || joins.begun) return;
  joins.begun = true;
  if (joins.hasSubject) addNeighbour(context, subjectHead);
}

/** Weighs the contexts that had to wait. */
export function settle({ waiting, hasBody, hasSubject }: Joins, rows: MentionRows): void {
  for (const { context, named, firstPerson, people, firstIdentifier, identifiers } of waiting) {
    if (hasBody) addNeighbour(context, bodyHead);
    if (named && hasSubject) addNeighbour(context, subjectHead);
    closeRows(rows.people, firstPerson, people, context, personScales);
    closeRows(rows.identifiers, firstIdentifier, identifiers, context, identifierScales);
  }
}
