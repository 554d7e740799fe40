import type { Field } from "../fields.ts";
import { type Finding, type FindingReason, healthKinds, type IdentifierKind, identifierKinds } from "../finding.ts";
import { hintAt, warnAt } from "./bars.ts";
import { addParts, hasPart } from "./complete-signs.ts";
import { type Grouped, groupPeople, secondPatients } from "./group-people.ts";
import { surest } from "./judge.ts";
import { identifierBit, type Places, strongTerm } from "./mention-rows.ts";
import { nearestPatient } from "./nearest-patient.ts";
import type { DraftReading } from "./read-draft.ts";

/** Another mention of somebody who warns, unless hardly anything speaks for it. */
const faint = 0.02;

const dateKind = identifierKinds.indexOf("date");

/** Findings of a judged reading: what warns, what hints, and what belongs to a person who warns. */
export function findingsOf(reading: DraftReading): readonly Finding[] {
  const { fields, rows } = reading;
  const { people, identifiers, terms } = rows;
  const best = surest(reading);
  if (best < hintAt) return [];
  const acts = best >= warnAt;
  const findings: Finding[] = [];
  const add: Add = (of, row, kind, level, confidence, reason, person = 0) => {
    const { where, base } = fields[of.field[row] as number] as Field;
    const span = { start: base + (of.start[row] as number), end: base + (of.end[row] as number) };
    findings.push(
      person === 0
        ? { kind, where, span, confidence, level, reason }
        : { kind, where, span, confidence, level, reason, person },
    );
  };
  const subject = fields.findIndex(({ where }) => where === "subject");
  const near = sentencesNear(reading);
  const grouped = groupPeople(reading, actingPeople(reading, acts, subject));
  addPeople(reading, grouped, add);
  for (const { patient, reason } of secondPatients(grouped.patients))
    add(people, patient.row, "other-patient", "warn", patient.probability, reason, patient.number);
  const whose = nearestPatient(people, grouped);
  for (let row = 0; row < identifiers.count; row++) {
    const bits = identifiers.bits[row] as number;
    if ((bits & identifierBit.providers) !== 0) continue;
    const chance = identifiers.chance[row] as number;
    const labelled = (bits & identifierBit.labelled) !== 0;
    const kind = identifiers.kind[row] as number;
    const inSubject = identifiers.field[row] === subject;
    const tells = labelled || (bits & identifierBit.power3) !== 0 || (kind === dateKind && !inSubject);
    const belongs = acts && tells && (inSubject || near[(identifiers.sentence[row] as number) + 1] === 1);
    const own = acts && labelled && (bits & (identifierBit.power9 | identifierBit.signature)) === identifierBit.power9;
    const reason: FindingReason = labelled ? "labelled-identifier" : "identifier-with-health";
    const name = identifierKinds[kind] as IdentifierKind;
    if (chance >= warnAt || belongs || own)
      add(identifiers, row, name, "warn", Math.max(chance, warnAt), reason, whose(identifiers, row));
    else if (chance >= hintAt) add(identifiers, row, name, "hint", chance, reason);
  }
  const named = isNamedIn(reading, grouped, subject);
  for (let row = 0; row < terms.count; row++) {
    const told = terms.kind[row] as number;
    const inSubject = terms.field[row] === subject;
    if (near[(terms.sentence[row] as number) + 1] !== 1 && !(acts && inSubject && told > strongTerm)) continue;
    // A word of health in the subject tells nothing of a person whom only the body names.
    const level = acts && (!inSubject || named) ? "warn" : "hint";
    const kind = healthKinds[(told & ~strongTerm) - 1] as Finding["kind"];
    add(terms, row, kind, level, best, "health-of-identified-person", whose(terms, row));
  }
  return findings;
}

type Add = (
  of: Places,
  row: number,
  kind: Finding["kind"],
  level: Finding["level"],
  confidence: number,
  reason: FindingReason,
  person?: number,
) => void;

function addPeople({ rows: { people } }: DraftReading, { rows, numbers }: Grouped, add: Add): void {
  let next = 0;
  for (let row = 0; row < people.count; row++) {
    const chance = people.chance[row] as number;
    if (rows[next] === row) {
      add(people, row, "name", "warn", Math.max(chance, warnAt), "person-with-health", numbers[next]);
      next++;
    } else if (chance >= hintAt) add(people, row, "name", "hint", chance, "person-with-health");
  }
}

/** Used again for the next draft of the usual length: to make room takes longer than to fill it. */
const usualNear = new Uint8Array(512);

/** By number of the sentence plus one: 1 where the sentence, or one beside it, has a mention that counts. */
function sentencesNear({ rows, sentences }: DraftReading): Uint8Array {
  const size = sentences + 3;
  const near = size > usualNear.length ? new Uint8Array(size) : usualNear.fill(0, 0, size);
  for (const { count, chance, sentence } of [rows.people, rows.identifiers]) {
    for (let row = 0; row < count; row++) {
      if ((chance[row] as number) < hintAt) continue;
      const at = sentence[row] as number;
      near[at] = 1;
      near[at + 1] = 1;
      near[at + 2] = 1;
    }
  }
  return near;
}

/** Rows of the people who warn, of their other mentions, and of whoever the subject of such a message probably names. */
function actingPeople({ rows: { people } }: DraftReading, acts: boolean, subject: number): readonly number[] {
  const { count, chance, field } = people;
  const parts = new Set<number>();
  for (let row = 0; row < count; row++) if ((chance[row] as number) >= warnAt) addParts(people, row, parts);
  const acting: number[] = [];
  for (let row = 0; row < count; row++) {
    const own = chance[row] as number;
    const least = field[row] === subject ? hintAt : warnAt;
    if (own >= warnAt || (acts && (own >= least || (own > faint && hasPart(people, row, parts))))) acting.push(row);
  }
  return acting;
}

/** Whether the subject itself says of whom it speaks. */
function isNamedIn({ rows: { people, identifiers } }: DraftReading, { rows }: Grouped, subject: number): boolean {
  if (rows.some((row) => people.field[row] === subject)) return true;
  const told = identifierBit.labelled | identifierBit.power5;
  for (let row = 0; row < identifiers.count && (identifiers.field[row] as number) <= subject; row++) {
    if (identifiers.field[row] !== subject) continue;
    if ((identifiers.chance[row] as number) >= hintAt || ((identifiers.bits[row] as number) & told) !== 0) return true;
  }
  return false;
}
