import { has } from "./complete-signs.ts";
import type { DraftReading, SeenPerson } from "./read-draft.ts";

/** A patient of the draft: every mention that shares a part of the name. */
export interface Patient {
  /** From 1, in order of appearance. */
  readonly number: number;
  readonly mentions: readonly SeenPerson[];
  /** How surely this is a patient, by the surest mention. */
  readonly probability: number;
}

/** Groups mentions by shared parts of their names: "Ana Ruiz", "Ruiz, Ana" and "Ms. Ruiz" are one person. */
export function groupPeople(
  people: readonly { readonly seen: SeenPerson; readonly probability: number }[],
): readonly Patient[] {
  const groups: { mentions: SeenPerson[]; probability: number }[] = [];
  const byPart = new Map<number, number>();
  for (const { seen, probability } of people) {
    const { parts } = seen.person;
    const known = parts.map((part) => byPart.get(part)).find((group) => group !== undefined);
    const at = known ?? groups.push({ mentions: [], probability: 0 }) - 1;
    const group = groups[at] as { mentions: SeenPerson[]; probability: number };
    group.mentions.push(seen);
    group.probability = Math.max(group.probability, probability);
    for (const part of parts) if (!byPart.has(part)) byPart.set(part, at);
  }
  return groups.map(({ mentions, probability }, at) => ({ number: at + 1, mentions, probability }));
}

/** Sure enough to say that it is a second patient: not a relative, and not a bare first name in passing. */
function stands({ mentions, probability }: Patient): boolean {
  if (mentions.every(({ signs }) => has(signs, "relativeTitle"))) return false;
  return probability >= (mentions.some(({ person }) => person.form !== "single") ? 0.6 : 0.75);
}

export interface SecondPatient {
  readonly patient: Patient;
  readonly mention: SeenPerson;
  readonly reason: "several-patients" | "attachment-about-another-patient";
}

/** Patients beside the first one: in the message itself, or only in an attachment. */
export function secondPatients({ fields }: DraftReading, patients: readonly Patient[]): readonly SecondPatient[] {
  const inMessage = ({ field }: SeenPerson): boolean => !(fields[field]?.where ?? "").startsWith("attachment");
  const standing = patients.filter(stands);
  const message = standing.filter(({ mentions }) => mentions.some(inMessage));
  const elsewhere = standing.filter(({ mentions }) => !mentions.some(inMessage));
  const of = (patient: Patient, reason: SecondPatient["reason"]): SecondPatient => ({
    patient,
    mention: patient.mentions[0] as SeenPerson,
    reason,
  });
  return [
    ...message.slice(1).map((patient) => of(patient, "several-patients")),
    ...(message.length === 0 ? [] : elsewhere.map((patient) => of(patient, "attachment-about-another-patient"))),
  ];
}
