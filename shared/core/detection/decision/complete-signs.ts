import { countOf } from "../reading/sentences.ts";
import { firstPart, type PersonRows, personBit } from "./mention-rows.ts";
import { personSign } from "./person-signs.ts";
import type { DraftReading } from "./read-draft.ts";
import type { Extra } from "./weigh-rows.ts";

/** Fills in what only the whole draft can tell of a person. */
export function completeSigns({ rows, leans, colleagues }: DraftReading): void {
  const { people } = rows;
  const { bits } = people;
  const staff = new Set<number>();
  const patients = new Set<number>();
  for (let row = 0; row < people.count; row++) {
    let own = bits[row] as number;
    if ((own & personBit.judged) === 0) continue;
    if (colleagues.size > 0 && isKnown(people, row, colleagues)) own |= personBit.knownStaff;
    bits[row] = own;
    if ((own & (personBit.staff | personBit.knownStaff | personBit.signsOff)) !== 0) addParts(people, row, staff);
    else if ((own & personBit.patient) !== 0) addParts(people, row, patients);
  }
  for (let row = 0; row < people.count; row++) {
    let own = bits[row] as number;
    if ((own & personBit.judged) === 0) continue;
    const isStaff = (own & (personBit.staff | personBit.knownStaff)) !== 0;
    if (!isStaff && hasPart(people, row, staff)) own |= personBit.staffElsewhere;
    if (hasPart(people, row, patients)) own |= personBit.patientElsewhere;
    const letters = leans[people.field[row] as number]?.values[countOf.letter] ?? 0;
    if ((own & personBit.greeted) !== 0 && letters > 0) own |= personBit.letter;
    bits[row] = own;
  }
}

/** The signs that the bits of the whole draft stand for. */
export const wholeSigns: Extra = [
  [personBit.knownStaff, personSign.knownStaff],
  [personBit.staffElsewhere, personSign.staffElsewhere],
  [personBit.patientElsewhere, personSign.patientElsewhere],
  [personBit.letter, personSign.letter],
];

function isKnown(people: PersonRows, row: number, colleagues: ReadonlySet<number>): boolean {
  const from = firstPart(people, row);
  const to = people.partEnd[row] as number;
  for (let at = from; at < to; at++) if (!colleagues.has(people.pool.parts[at] as number)) return false;
  return to > from;
}

export function addParts(people: PersonRows, row: number, to: Set<number>): void {
  const end = people.partEnd[row] as number;
  for (let at = firstPart(people, row); at < end; at++) to.add(people.pool.parts[at] as number);
}

export function hasPart(people: PersonRows, row: number, of: ReadonlySet<number>): boolean {
  if (of.size === 0) return false;
  const end = people.partEnd[row] as number;
  for (let at = firstPart(people, row); at < end; at++) if (of.has(people.pool.parts[at] as number)) return true;
  return false;
}
