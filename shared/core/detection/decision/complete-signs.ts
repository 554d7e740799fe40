import type { Field } from "../fields.ts";
import { countOf } from "../reading/sentences.ts";
import { addNeighbour, type Context } from "./context.ts";
import { type PersonSign, personSign } from "./person-signs.ts";
import type { DraftReading, SeenIdentifier, SeenPerson } from "./read-draft.ts";

const staffSigns = ["clinician", "staffRole", "header", "knownStaff"] as const satisfies readonly PersonSign[];
const patientSigns = [
  "honorific",
  "patientTitle",
  "place",
  "age",
  "lastFirst",
] as const satisfies readonly PersonSign[];

/** Fills in what only the whole draft can tell. */
export function completeSigns(reading: DraftReading): void {
  const { people, leans, colleagues } = reading;
  const staff = new Set<number>();
  const patients = new Set<number>();
  const judged = people.filter(({ signs }) => signs.length > 0);
  for (const { signs, person } of judged) {
    const { parts } = person;
    if (parts.length > 0 && parts.every((part) => colleagues.has(part))) signs.push(personSign.knownStaff);
    const isStaff = hasAny(signs, staffSigns) || (has(signs, "signature") && has(signs, "signs"));
    if (isStaff) for (const part of parts) staff.add(part);
    else if (hasAny(signs, patientSigns)) for (const part of parts) patients.add(part);
  }
  for (const { signs, person, field } of judged) {
    const isStaff = hasAny(signs, staffSigns);
    if (!isStaff && person.parts.some((part) => staff.has(part))) signs.push(personSign.staffElsewhere);
    if (person.parts.some((part) => patients.has(part))) signs.push(personSign.patientElsewhere);
    if (has(signs, "greeted") && (leans[field]?.values[countOf.letter] ?? 0) > 0) signs.push(personSign.letter);
  }
  joinFields(reading);
}

/** The subject and the first line of the message are neighbours, a file's name and both. */
function joinFields({ fields, people, identifiers, heads }: DraftReading): void {
  const subject = fields.findIndex(({ where }) => where === "subject");
  const body = fields.findIndex(({ where }) => where === "body" || where === "quoted");
  const head = (field: number): Context | null => heads[field] ?? null;
  const [subjectHead, bodyHead] = [head(subject), head(body)];
  // Both are in reading order, so the first of each in a field is enough.
  const firstPerson = people.find(({ field }) => field === body)?.sentence ?? Number.POSITIVE_INFINITY;
  const firstIdentifier = identifiers.find(({ field }) => field === body)?.sentence ?? Number.POSITIVE_INFINITY;
  const firstInBody = Math.min(firstPerson, firstIdentifier);
  const done = new Set<Context>();
  const join = ({ field, sentence, context }: SeenPerson | SeenIdentifier): void => {
    if (done.has(context)) return;
    done.add(context);
    const { where } = fields[field] as Field;
    const named = where.startsWith("attachment-name");
    if ((where === "subject" || named) && bodyHead !== null) addNeighbour(context, bodyHead);
    if (named && subjectHead !== null) addNeighbour(context, subjectHead);
    if (field === body && subjectHead !== null && sentence === firstInBody) addNeighbour(context, subjectHead);
  };
  people.forEach(join);
  identifiers.forEach(join);
}

export function has(signs: readonly number[], sign: PersonSign): boolean {
  return signs.includes(personSign[sign]);
}

export function hasAny(signs: readonly number[], of: readonly PersonSign[]): boolean {
  return of.some((sign) => signs.includes(personSign[sign]));
}

export function isJudged({ signs }: SeenPerson): boolean {
  return signs.length > 0;
}
