import { firstPart, type PersonRows, personBit } from "./mention-rows.ts";
import type { DraftReading } from "./read-draft.ts";

/** A patient of the draft: every mention that shares a part of the name. */
export interface Patient {
  /** From 1, in order of appearance. */
  readonly number: number;
  /** Row of the first mention. */
  readonly row: number;
  /** How surely this is a patient, by the surest mention. */
  probability: number;
  /** Told by nothing but the tie to somebody else. */
  onlyRelative: boolean;
  /** Named once with more than a first name or a surname. */
  whole: boolean;
  /** Named in the message itself, not only in an attachment. */
  inMessage: boolean;
}

export interface Grouped {
  readonly patients: readonly Patient[];
  /** Rows of the mentions, and the number of the patient of each. */
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
}

/** Groups mentions by shared parts of their names: "Ana Ruiz", "Ruiz, Ana" and "Ms. Ruiz" are one person. */
export function groupPeople({ fields, rows: { people } }: DraftReading, rows: readonly number[]): Grouped {
  const patients: Patient[] = [];
  const byPart = new Map<number, number>();
  const numbers: number[] = [];
  for (const row of rows) {
    let number = 0;
    const from = firstPart(people, row);
    const to = people.partEnd[row] as number;
    for (let part = from; part < to && number === 0; part++)
      number = byPart.get(people.pool.parts[part] as number) ?? 0;
    if (number === 0) number = patients.push(newPatient(patients.length + 1, row));
    for (let part = from; part < to; part++) {
      const hash = people.pool.parts[part] as number;
      if (!byPart.has(hash)) byPart.set(hash, number);
    }
    numbers.push(number);
    addMention(patients[number - 1] as Patient, people, row, fields[people.field[row] as number]?.where ?? "");
  }
  return { patients, rows, numbers };
}

function newPatient(number: number, row: number): Patient {
  return { number, row, probability: 0, onlyRelative: true, whole: false, inMessage: false };
}

function addMention(patient: Patient, people: PersonRows, row: number, where: string): void {
  const bits = people.bits[row] as number;
  patient.probability = Math.max(patient.probability, people.chance[row] as number);
  if ((bits & personBit.relative) === 0) patient.onlyRelative = false;
  if ((bits & personBit.whole) !== 0) patient.whole = true;
  if (!where.startsWith("attachment")) patient.inMessage = true;
}

/** Sure enough to say that it is a second patient: not a relative, and not a bare first name in passing. */
function stands({ onlyRelative, probability, whole }: Patient): boolean {
  return !onlyRelative && probability >= (whole ? 0.6 : 0.75);
}

export interface SecondPatient {
  readonly patient: Patient;
  readonly reason: "several-patients" | "attachment-about-another-patient";
}

/** Patients beside the first one: in the message itself, or only in an attachment. */
export function secondPatients(patients: readonly Patient[]): readonly SecondPatient[] {
  const message: Patient[] = [];
  const elsewhere: Patient[] = [];
  for (const patient of patients) if (stands(patient)) (patient.inMessage ? message : elsewhere).push(patient);
  return [
    ...message.slice(1).map((patient): SecondPatient => ({ patient, reason: "several-patients" })),
    ...(message.length === 0
      ? []
      : elsewhere.map((patient): SecondPatient => ({ patient, reason: "attachment-about-another-patient" }))),
  ];
}
