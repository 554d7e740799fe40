import type { Identifier } from "../identifiers/identifier.ts";
import type { CountName } from "../reading/sentences.ts";
import { has, hasAny, isJudged } from "./complete-signs.ts";
import { sameIn } from "./context.ts";
import type { PersonSign } from "./person-signs.ts";
import type { DraftReading, SeenIdentifier, SeenPerson, SeenTerm } from "./read-draft.ts";

/** The probability below which no mention that stands on the floor falls. */
export const floorProbability = 0.6;

/** UTF-16 units within which an identifier and a health fact belong together, whatever stands between them. */
const reach = 220;
/** A record of lines without an empty one between them is one record up to this length. */
const longestRecord = 1_500;

const diagnosisDrugOrLab: ReadonlySet<number> = new Set([1, 2, 3]);
/** Everything but an appointment, which is strong for colleagues and rooms too. */
const anyCare: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7]);

/**
 * What warns whatever the learned score says: a patient's own number, or a person told as patient, beside a strong
 * fact of health, care or payment. Words elsewhere can lower the score, so without a floor a longer draft could hide
 * what a short one shows. The floor only looks for what is there: more text never takes anything away.
 */
export interface Floor {
  readonly people: ReadonlySet<SeenPerson>;
  readonly identifiers: ReadonlySet<SeenIdentifier>;
}

export function floorOf(reading: DraftReading): Floor {
  const near = nearestTerms(reading);
  // A record number is a fact of care by itself: who has one is a patient there.
  const records = reading.identifiers.filter(({ identifier }) => identifier.label === "mrn");
  const hasRecord = (seen: SeenPerson): boolean => besideRecord(records, seen);
  return {
    people: new Set(
      reading.people.filter(
        (seen) =>
          !isStaff(seen) &&
          ((isToldAsPatient(seen) && (near(seen) || hasRecord(seen))) || isNamedWithDiagnosis(reading, seen)),
      ),
    ),
    identifiers: new Set(reading.identifiers.filter((seen) => isPatientNumber(seen.identifier) && near(seen))),
  };
}

/** A number that points at one patient by its label or by a shape that nothing else has. */
function isPatientNumber({ kind, label, power, start, end }: Identifier): boolean {
  switch (label) {
    case "ssn":
    case "mrn":
    case "member":
      return true;
    case "dob":
      return end - start >= 6;
    default:
      return (kind === "ssn" || kind === "health-plan") && power >= 0.9;
  }
}

function isToldAsPatient({ person }: SeenPerson): boolean {
  return person.title === "patient" && person.odds >= 0.5;
}

const staffSigns = [
  "clinician",
  "staffRole",
  "header",
  "greeted",
  "knownStaff",
  "staffElsewhere",
  "organisation",
  "eponym",
] as const satisfies readonly PersonSign[];

function isStaff(seen: SeenPerson): boolean {
  return !isJudged(seen) || hasAny(seen.signs, staffSigns);
}

/** Behind a "Thank you" a name signs, but not one with a number of its own, or one of which its sentence goes on to speak. */
function onlySigns({ fields }: DraftReading, { field, end, signs }: SeenPerson): boolean {
  if (!has(signs, "signature") || has(signs, "idNear")) return false;
  return !/^,? \p{Ll}/u.test(fields[field]?.text.slice(end, end + 3) ?? "");
}

/** Signs that the sentence speaks of somebody at work, or of nobody. */
const workSigns = ["staffVerb", "asked", "manyNames"] as const satisfies readonly PersonSign[];
const workTalk = [
  "business",
  "teaching",
  "general",
  "staffRole",
  "clinician",
  "staffing",
  "supply",
  "social",
  "system",
  "document",
] as const satisfies readonly CountName[];

function isNamedWithDiagnosis(reading: DraftReading, seen: SeenPerson): boolean {
  const { person, signs, context } = seen;
  if (person.form !== "full" && person.form !== "last-first") return false;
  if (person.parts.length < 2 || person.odds < 0.8 || sameIn(context, "strong") === 0) return false;
  if (onlySigns(reading, seen)) return false;
  if (hasAny(signs, workSigns) || workTalk.some((kind) => sameIn(context, kind) > 0)) return false;
  return around(reading.terms, seen, ({ sentence, strength, kind }) => {
    return sentence === seen.sentence && strength === 3 && diagnosisDrugOrLab.has(kind);
  });
}

/** True when a term of the same sentence satisfies; terms are in reading order. */
function around(terms: readonly SeenTerm[], seen: SeenPerson, holds: (term: SeenTerm) => boolean): boolean {
  let at = firstFrom(terms, (term) => term.sentence >= seen.sentence);
  for (; at < terms.length && (terms[at] as SeenTerm).sentence === seen.sentence; at++) {
    if (holds(terms[at] as SeenTerm)) return true;
  }
  return false;
}

function besideRecord(records: readonly SeenIdentifier[], { field, start, end }: SeenPerson): boolean {
  const next = firstFrom(
    records,
    (record) => record.field > field || (record.field === field && record.start >= start),
  );
  const [before, behind] = [records[next - 1], records[next]];
  if (before?.field === field && start - before.end <= reach) return true;
  return behind?.field === field && behind.start - end <= reach;
}

interface Place {
  readonly field: number;
  readonly start: number;
  readonly end: number;
}

/** Whether a strong term stands within reach: by distance, or in the same record of unbroken lines. */
function nearestTerms({ fields, terms }: DraftReading): (place: Place) => boolean {
  const strong = terms.filter(({ strength, kind }) => strength === 3 && anyCare.has(kind));
  const lengths = fields.map(({ text }) => text.length);
  const message = fields.map(({ where }) => !where.startsWith("attachment"));
  return ({ field, start, end }) => {
    const next = firstFrom(strong, (term) => term.field > field || (term.field === field && term.start >= start));
    for (const at of [next - 1, next]) {
      const term = strong[at];
      if (term === undefined) continue;
      const [before, behind] = at < next ? [term, { field, start, end }] : [{ field, start, end }, term];
      if (before.field === behind.field) {
        const apart = behind.start - before.end;
        if (apart <= reach) return true;
        const text = fields[field]?.text ?? "";
        if (apart <= longestRecord && !/\n[ \t\r]*\n/.test(text.slice(before.end, behind.start))) return true;
      } else if (behind.field === before.field + 1 && message[before.field] === message[behind.field]) {
        // The subject is the first line of the message, a file's name the first line of the file.
        if ((lengths[before.field] as number) - before.end + behind.start <= reach) return true;
      }
    }
    return false;
  };
}

function firstFrom<T>(sorted: readonly T[], reached: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
