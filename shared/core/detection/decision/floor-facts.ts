import type { HealthTerm } from "../health/health-terms.ts";
import type { Identifier } from "../identifiers/identifier.ts";
import type { PersonMention } from "../people/person.ts";
import type { CountName, Sentences } from "../reading/sentences.ts";
import { type Context, sameIn, workKinds } from "./context.ts";

/** A number that points at one patient by its label or by a shape that nothing else has. */
export function isPatientNumber({ kind, label, power, start, end }: Identifier): boolean {
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

/** Signs that the sentence speaks of work, or of nobody. */
const workTalk: readonly CountName[] = [...workKinds, "clinician"];

/** Diagnosis, drug, test. */
const lastKind = 3;

/** A name of two parts or more in one sentence with a strong diagnosis, drug or test, and no work spoken of in it. */
export function isNamedWithDiagnosis(
  person: PersonMention,
  context: Context,
  terms: readonly HealthTerm[],
  sentences: Sentences,
  sentence: number,
): boolean {
  if (person.form !== "full" && person.form !== "last-first") return false;
  if (person.odds < 0.8 || sameIn(context, "strong") === 0) return false;
  for (const kind of workTalk) if (sameIn(context, kind) > 0) return false;
  const from = sentences.first[sentence] as number;
  const to = sentences.first[sentence + 1] as number;
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as HealthTerm).from >= from) high = middle;
    else low = middle + 1;
  }
  for (; low < terms.length && (terms[low] as HealthTerm).from < to; low++) {
    const { kind, strength } = terms[low] as HealthTerm;
    if (strength === 3 && kind <= lastKind) return true;
  }
  return false;
}
