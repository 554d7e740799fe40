import type { Field } from "../fields.ts";
import { type Finding, type FindingReason, healthKinds, type Level } from "../finding.ts";
import { isProviders } from "../identifiers/provider-number.ts";
import { completeSigns, isJudged } from "./complete-signs.ts";
import { floorOf, floorProbability } from "./floor.ts";
import { groupPeople, secondPatients } from "./group-people.ts";
import { identifierSign } from "./identifier-signs.ts";
import type { Lean } from "./lean.ts";
import type { DraftReading, SeenIdentifier, SeenPerson } from "./read-draft.ts";
import { type Evidence, probability } from "./score.ts";
import { identifierWeights, personWeights } from "./weights.ts";

export const warnAt = 0.5;
const hintAt = 0.2;

export interface Judged<T> {
  readonly seen: T;
  readonly probability: number;
}

/** The reading with how surely each mention is patient information. */
export interface Judgement {
  readonly people: readonly Judged<SeenPerson>[];
  readonly identifiers: readonly Judged<SeenIdentifier>[];
}

export function judge(reading: DraftReading): Judgement {
  completeSigns(reading);
  const floor = floorOf(reading);
  const raised = (learned: number, stands: boolean): number => (stands ? Math.max(learned, floorProbability) : learned);
  return {
    people: reading.people.map((seen) => {
      const evidence = personEvidence(reading, seen);
      const learned = evidence === null ? 0 : probability(personWeights, evidence);
      return { seen, probability: raised(learned, floor.people.has(seen)) };
    }),
    identifiers: reading.identifiers.map((seen) => {
      const evidence = identifierEvidence(reading, seen);
      const learned = evidence === null ? 0 : probability(identifierWeights, evidence);
      return { seen, probability: raised(learned, floor.identifiers.has(seen)) };
    }),
  };
}

/** What the score weighs; null where nothing of care is in reach. */
export function personEvidence({ leans }: DraftReading, seen: SeenPerson): Evidence | null {
  const lean = leans[seen.field] as Lean;
  if (!isJudged(seen)) return null;
  return { person: true, sure: seen.person.odds, signs: seen.signs, context: seen.context, lean };
}

export function identifierEvidence({ leans }: DraftReading, seen: SeenIdentifier): Evidence | null {
  const lean = leans[seen.field] as Lean;
  if (isProviders(seen.identifier)) return null;
  return { person: false, sure: seen.identifier.power, signs: seen.signs, context: seen.context, lean };
}

/** Findings of a judged reading: what warns, what hints, and what belongs to a person who warns. */
export function findingsOf(reading: DraftReading, judgement: Judgement): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (
    seen: { readonly field: number; readonly start: number; readonly end: number },
    kind: Finding["kind"],
    level: Level,
    confidence: number,
    reason: FindingReason,
    person?: number,
  ): void => {
    const { where, base } = reading.fields[seen.field] as Field;
    const span = { start: base + seen.start, end: base + seen.end };
    findings.push({ kind, where, span, confidence, level, reason, ...(person === undefined ? {} : { person }) });
  };
  let best = 0;
  for (const { probability: p } of judgement.people) best = Math.max(best, p);
  for (const { probability: p } of judgement.identifiers) best = Math.max(best, p);
  if (best < hintAt) return [];
  const acts = best >= warnAt;
  const near = new Set<number>();
  const parts = new Set<number>();
  for (const { seen, probability: p } of [...judgement.people, ...judgement.identifiers]) {
    if (p < hintAt) continue;
    for (let step = -1; step <= 1; step++) near.add(seen.sentence + step);
    if (p >= warnAt && "person" in seen) for (const part of seen.person.parts) parts.add(part);
  }
  const acting = judgement.people.filter(
    ({ seen, probability: p }) =>
      p >= warnAt || (acts && p > 0.02 && seen.person.parts.some((part) => parts.has(part))),
  );
  const patients = groupPeople(acting);
  const numberOf = new Map(
    patients.flatMap(({ number, mentions }) => mentions.map((mention) => [mention, number] as const)),
  );
  for (const { seen, probability: p } of judgement.people) {
    const number = numberOf.get(seen);
    if (number !== undefined) add(seen, "name", "warn", Math.max(p, 0.5), "person-with-health", number);
    else if (p >= hintAt) add(seen, "name", "hint", p, "person-with-health");
  }
  const whose = nearestPerson(numberOf);
  const inSubject = (field: number): boolean => reading.fields[field]?.where === "subject";
  const named =
    acting.some(({ seen }) => inSubject(seen.field)) ||
    judgement.identifiers.some(
      ({ seen, probability: p }) =>
        inSubject(seen.field) && (p >= hintAt || seen.identifier.labelled || seen.identifier.power >= 0.5),
    );
  for (const { patient, mention, reason } of secondPatients(reading, patients)) {
    add(mention, "other-patient", "warn", patient.probability, reason, patient.number);
  }
  for (const { seen, probability: p } of judgement.identifiers) {
    if (isProviders(seen.identifier)) continue;
    const { kind, labelled, power } = seen.identifier;
    const reason: FindingReason = labelled ? "labelled-identifier" : "identifier-with-health";
    const subject = reading.fields[seen.field]?.where === "subject";
    const belongs =
      acts && (near.has(seen.sentence) || subject) && (power >= 0.3 || labelled || (kind === "date" && !subject));
    const signed = seen.signs.includes(identifierSign.signature);
    const own = acts && !signed && labelled && power >= 0.9;
    if (p >= warnAt || belongs || own) add(seen, kind, "warn", Math.max(p, 0.5), reason, whose(seen));
    else if (p >= hintAt) add(seen, kind, "hint", p, reason);
  }
  for (const term of reading.terms) {
    const subject = reading.fields[term.field]?.where === "subject";
    if (!near.has(term.sentence) && !(acts && subject && term.strength >= 3)) continue;
    if (term.strength < 2) continue;
    add(
      term,
      healthKinds[term.kind - 1] as Finding["kind"],
      // A word of health in the subject tells nothing of a person whom only the body names.
      acts && (!subject || named) ? "warn" : "hint",
      best,
      "health-of-identified-person",
      whose(term),
    );
  }
  return findings;
}

/**
 * The person named nearest to a place, rather before it than behind, within two sentences. Mentions are in reading
 * order, so a binary search finds the place and a few neighbours are enough.
 */
function nearestPerson(
  numberOf: ReadonlyMap<SeenPerson, number>,
): (seen: { readonly field: number; readonly sentence: number; readonly start: number }) => number | undefined {
  const named = [...numberOf].sort(([a], [b]) => a.field - b.field || a.start - b.start);
  return ({ field, sentence, start }) => {
    let low = 0;
    let high = named.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [person] = named[middle] as [SeenPerson, number];
      if (person.field < field || (person.field === field && person.start < start)) low = middle + 1;
      else high = middle;
    }
    let found: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let at = Math.max(0, low - 2); at < Math.min(named.length, low + 2); at++) {
      const [person, number] = named[at] as [SeenPerson, number];
      const apart = Math.abs(person.sentence - sentence);
      const distance = apart * 1000 + Math.abs(person.start - start) + (person.start > start ? 300 : 0);
      if (apart <= 2 && distance < least) [least, found] = [distance, number];
    }
    return found;
  };
}
