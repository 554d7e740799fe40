import { identifierIndex as ii } from "./identifier-features.ts";
import { personIndex as pi } from "./person-features.ts";
import type { DraftReading, Head, SeenPerson } from "./read-draft.ts";

/** Fills in the features that only the whole draft can tell. */
export function completeFeatures(reading: DraftReading): void {
  const { fields, people, identifiers, heads, colleagues } = reading;
  const staff = new Map<number, SeenPerson>();
  const patients = new Map<number, SeenPerson>();
  for (const seen of people) {
    const f = seen.features;
    const { parts } = seen.person;
    if (parts.length > 0 && parts.every((part) => colleagues.has(part))) f[pi.knownStaff] = 1;
    const isStaff =
      sum(f, [pi.clinician, pi.staffRole, pi.header, pi.knownStaff]) > 0 ||
      (f[pi.signature] === 1 && f[pi.signs] === 1);
    const isPatient = sum(f, [pi.honorific, pi.patientTitle, pi.place, pi.age, pi.lastFirst]) > 0;
    for (const part of parts) {
      if (isStaff) staff.set(part, staff.get(part) ?? seen);
      else if (isPatient) patients.set(part, patients.get(part) ?? seen);
    }
  }
  for (const { person, features: f } of people) {
    const isStaff = sum(f, [pi.clinician, pi.staffRole, pi.header, pi.knownStaff]) > 0;
    if (!isStaff && person.parts.some((part) => staff.has(part))) f[pi.staffElsewhere] = 1;
    if (person.parts.some((part) => patients.has(part))) f[pi.patientElsewhere] = 1;
  }
  const total = emptyHead();
  const counts = fields.map(({ where }) => where !== "signature" && !where.startsWith("attachment:"));
  heads.forEach((head, at) => {
    if (counts[at] === true) for (const key of headKeys) total[key] += head[key];
  });
  const other = fields.map(({ where }, at) => {
    if (where.startsWith("attachment:")) return emptyHead();
    const rest = { ...total };
    if (counts[at] === true) for (const key of headKeys) rest[key] -= (heads[at] as Head)[key];
    return rest;
  });
  for (const { field, features: f } of people) {
    const lean = other[field] as Head;
    f[pi.strongOther] = Math.min(2, lean.strong);
    f[pi.mediumOther] = Math.min(2, lean.medium);
    f[pi.eventOther] = Math.min(2, lean.event);
    f[pi.patientOther] = Math.min(1, lean.patient);
    f[pi.businessOther] = Math.min(2, lean.business);
    if (f[pi.greeted] === 1 && lean.letter + (heads[field] as Head).letter > 0) f[pi.letter] = 1;
    if (leansClosely(reading, field) && lean.strong + lean.medium > 0) {
      f[pi.noHealthHere] = 0;
      f[pi.strongNear] = Math.min(2, (f[pi.strongNear] as number) + lean.strong);
      if (lean.strong > 0) f[pi.anyStrong] = 1;
    }
  }
  for (const { field, features: f } of identifiers) {
    const lean = other[field] as Head;
    f[ii.strongOther] = Math.min(2, lean.strong);
    f[ii.patientOther] = Math.min(1, lean.patient);
    f[ii.businessOther] = Math.min(2, lean.business);
  }
}

/** A subject is the first line of the message; what is said right below belongs to the person named there. */
function leansClosely({ fields }: DraftReading, field: number): boolean {
  return fields[field]?.where === "subject" && (fields[field]?.text.length ?? 0) < 120;
}

const headKeys = ["strong", "medium", "event", "business", "letter", "patient"] as const;

/** A subject speaks for the whole mail, a file name for its message; attachment texts speak for themselves. */
function emptyHead(): Head {
  return { strong: 0, medium: 0, event: 0, business: 0, letter: 0, patient: 0 };
}

function sum(f: Float64Array, indexes: readonly number[]): number {
  let total = 0;
  for (const index of indexes) total += f[index] as number;
  return total;
}

/** How much a feature says of the person being a patient, and of the matter being that person's care. */
export interface Weights {
  readonly who: readonly number[];
  readonly care: readonly number[];
}

/**
 * The product of two logistic factors: this is a patient × this is about their care. A product, so that no amount of
 * medicine makes a patient of a colleague, and no full name makes care of an invoice.
 */
export function probability({ who, care }: Weights, features: Float64Array): number {
  return logistic(who, features) * logistic(care, features);
}

export function logistic(weights: readonly number[], features: Float64Array): number {
  let score = 0;
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] as number;
    if (feature !== 0) score += (weights[at] as number) * feature;
  }
  return 1 / (1 + Math.exp(-score));
}

/** Nothing of health, care or payment anywhere that the mention can reach: it cannot be patient information. */
export function personHasHealth(f: Float64Array): boolean {
  return (
    f[pi.noHealthHere] === 0 ||
    (f[pi.strongOther] as number) +
      (f[pi.mediumOther] as number) +
      (f[pi.strongWide] as number) +
      (f[pi.paymentSame] as number) >
      0
  );
}

export function identifierHasHealth(f: Float64Array): boolean {
  return (
    f[ii.noHealthHere] === 0 ||
    (f[ii.strongWide] as number) +
      (f[ii.strongOther] as number) +
      (f[ii.mrn] as number) +
      (f[ii.patientSame] as number) +
      (f[ii.paymentSame] as number) >
      0
  );
}
