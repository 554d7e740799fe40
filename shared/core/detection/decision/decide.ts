import type { Field } from "../fields.ts";
import { type Finding, type FindingReason, healthKinds, type Level } from "../finding.ts";
import { identifierIndex } from "./identifier-features.ts";
import type { DraftReading, SeenIdentifier, SeenPerson } from "./read-draft.ts";
import { completeFeatures, identifierHasHealth, personHasHealth, probability } from "./score.ts";
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
  completeFeatures(reading);
  return {
    people: reading.people.map((seen) => ({
      seen,
      probability: personHasHealth(seen.features) ? probability(personWeights, seen.features) : 0,
    })),
    identifiers: reading.identifiers.map((seen) => ({
      seen,
      probability: identifierHasHealth(seen.features) ? probability(identifierWeights, seen.features) : 0,
    })),
  };
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
  ): void => {
    const { where, base } = reading.fields[seen.field] as Field;
    findings.push({ kind, where, span: { start: base + seen.start, end: base + seen.end }, confidence, level, reason });
  };
  const best = Math.max(
    0,
    ...judgement.people.map((j) => j.probability),
    ...judgement.identifiers.map((j) => j.probability),
  );
  if (best < hintAt) return [];
  const acts = best >= warnAt;
  const near = new Set<number>();
  const parts = new Set<number>();
  for (const { seen, probability: p } of [...judgement.people, ...judgement.identifiers]) {
    if (p < hintAt) continue;
    for (let step = -1; step <= 1; step++) near.add(seen.sentence + step);
    if (p >= warnAt && "person" in seen) for (const part of seen.person.parts) parts.add(part);
  }
  for (const { seen, probability: p } of judgement.people) {
    const named = seen.person.parts.some((part) => parts.has(part));
    if (p >= warnAt || (acts && named && p > 0.02))
      add(seen, "name", "warn", Math.max(p, named ? 0.5 : 0), "person-with-health");
    else if (p >= hintAt) add(seen, "name", "hint", p, "person-with-health");
  }
  for (const { seen, probability: p } of judgement.identifiers) {
    const { kind, labelled, power } = seen.identifier;
    const reason: FindingReason = labelled ? "labelled-identifier" : "identifier-with-health";
    const subject = reading.fields[seen.field]?.where === "subject";
    const belongs =
      acts && (near.has(seen.sentence) || subject) && (power >= 0.3 || labelled || (kind === "date" && !subject));
    const signed = seen.features[identifierIndex.signature] === 1;
    const own = acts && !signed && labelled && power >= 0.9;
    if (p >= warnAt || belongs || own) add(seen, kind, "warn", Math.max(p, 0.5), reason);
    else if (p >= hintAt) add(seen, kind, "hint", p, reason);
  }
  for (const term of reading.terms) {
    const subject = reading.fields[term.field]?.where === "subject";
    if (!near.has(term.sentence) && !(acts && subject && term.strength >= 3)) continue;
    if (term.strength < 2) continue;
    add(
      term,
      healthKinds[term.kind - 1] as Finding["kind"],
      acts ? "warn" : "hint",
      best,
      "health-of-identified-person",
    );
  }
  return findings;
}
