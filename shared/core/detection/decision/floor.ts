import { type IdentifierRows, identifierBit, type Places, personBit, strongTerm } from "./mention-rows.ts";
import type { DraftReading } from "./read-draft.ts";
import { countBefore, isBefore } from "./reading-order.ts";

/** The probability below which no mention that stands on the floor falls. */
export const floorProbability = 0.6;

/** UTF-16 units within which an identifier and a health fact belong together, whatever stands between them. */
const reach = 220;
/** A record of lines without an empty one between them is one record up to this length. */
const longestRecord = 1_500;

/** In the order of `healthKinds`: an appointment is strong for colleagues and rooms too. */
const appointment = 6;

const atWork = personBit.staff | personBit.knownStaff;
const notPatient = atWork | personBit.offFloor | personBit.staffElsewhere;

/**
 * What warns whatever the learned score says: a patient's own number, or a person told as patient, beside a strong
 * fact of health, care or payment. Words elsewhere can lower the score, so without a floor a longer draft could hide
 * what a short one shows. The floor only looks for what is there: more text never takes anything away. It sets the
 * bit `floor` of each row that stands on it.
 */
export function layFloor(reading: DraftReading): void {
  const { people, identifiers, terms } = reading.rows;
  // Found when somebody asks: most drafts have nobody told as a patient.
  let strong: readonly number[] | null = null;
  const near = (rows: Places, row: number): boolean => {
    strong ??= rowsWhere(terms, (term) => {
      const kind = terms.kind[term] as number;
      return kind > strongTerm && kind !== (strongTerm | appointment);
    });
    return isNearTerm(reading, strong, rows, row);
  };
  let records: readonly number[] | null = null;
  const hasRecord = (row: number): boolean => {
    // A record number is a fact of care by itself: who has one is a patient there.
    records ??= rowsWhere(identifiers, (at) => ((identifiers.bits[at] as number) & identifierBit.record) !== 0);
    return besideRecord(identifiers, records, people, row);
  };
  for (let row = 0; row < people.count; row++) {
    const bits = people.bits[row] as number;
    if ((bits & personBit.judged) === 0 || (bits & notPatient) !== 0) continue;
    const told = (bits & personBit.told) !== 0 && (near(people, row) || hasRecord(row));
    if (told || (bits & personBit.diagnosed) !== 0) people.bits[row] = bits | personBit.floor;
  }
  for (let row = 0; row < identifiers.count; row++) {
    const bits = identifiers.bits[row] as number;
    if ((bits & identifierBit.patients) !== 0 && near(identifiers, row))
      identifiers.bits[row] = bits | identifierBit.floor;
  }
  layUnderOwners(reading);
}

/** A name and its number stand this close, in one line or in two. */
const besides = 40;

/** "Jane Roe, MRN 00481273": whose number it is. */
function layUnderOwners({ fields, rows: { people, identifiers } }: DraftReading): void {
  let next = 0;
  for (let row = 0; row < identifiers.count; row++) {
    const field = identifiers.field[row] as number;
    const start = identifiers.start[row] as number;
    while (next < people.count && isBefore(people, next, field, start)) next++;
    const owner = next - 1;
    if (owner < 0 || ((identifiers.bits[row] as number) & identifierBit.floor) === 0) continue;
    const bits = people.bits[owner] as number;
    const end = people.end[owner] as number;
    if (people.field[owner] !== field || start - end > besides || (bits & atWork) !== 0) continue;
    if ((bits & personBit.whole) === 0 || (bits & personBit.judged) === 0) continue;
    if (/^[^\n]*\n?[^\n]*$/.test(fields[field]?.text.slice(end, start) ?? "\n\n"))
      people.bits[owner] = bits | personBit.floor;
  }
}

function rowsWhere({ count }: Places, holds: (row: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < count; row++) if (holds(row)) found.push(row);
  return found;
}

function besideRecord(identifiers: IdentifierRows, records: readonly number[], people: Places, row: number): boolean {
  const field = people.field[row] as number;
  const start = people.start[row] as number;
  const next = countBefore(identifiers, records, field, start);
  const before = records[next - 1];
  if (before !== undefined && identifiers.field[before] === field)
    if (start - (identifiers.end[before] as number) <= reach) return true;
  const behind = records[next];
  if (behind === undefined || identifiers.field[behind] !== field) return false;
  return (identifiers.start[behind] as number) - (people.end[row] as number) <= reach;
}

/** Whether a strong term stands within reach: by distance, or in the same record of unbroken lines. */
function isNearTerm({ fields, rows }: DraftReading, strong: readonly number[], of: Places, row: number): boolean {
  const { terms } = rows;
  const field = of.field[row] as number;
  const start = of.start[row] as number;
  const next = countBefore(terms, strong, field, start);
  const before = strong[next - 1];
  if (before !== undefined) {
    const termField = terms.field[before] as number;
    if (belongs(fields, termField, terms.end[before] as number, field, start)) return true;
  }
  const behind = strong[next];
  if (behind === undefined) return false;
  return belongs(fields, field, of.end[row] as number, terms.field[behind] as number, terms.start[behind] as number);
}

/** Whether what ends in the one field and what begins at or behind it in the same or the next belong together. */
function belongs(
  fields: DraftReading["fields"],
  endField: number,
  end: number,
  startField: number,
  start: number,
): boolean {
  const text = fields[endField]?.text ?? "";
  if (endField === startField) {
    const apart = start - end;
    return apart <= reach || (apart <= longestRecord && !/\n[ \t\r]*\n/.test(text.slice(end, start)));
  }
  // The subject is the first line of the message, a file's name the first line of the file.
  return (
    startField === endField + 1 &&
    isFile(fields, endField) === isFile(fields, startField) &&
    text.length - end + start <= reach
  );
}

function isFile(fields: DraftReading["fields"], field: number): boolean {
  return fields[field]?.where.startsWith("attachment") ?? false;
}
