import type { Draft } from "../draft/draft.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { type Finding, type FindingReason, healthKinds, type IdentifierKind, type Level } from "./finding.ts";
import { healthTermAt, longestPhrase } from "./health/health-terms.ts";
import type { Identifier } from "./identifiers/identifier.ts";
import { identifiersIn } from "./identifiers/identifiers-in.ts";
import type { PersonMention } from "./people/person.ts";
import { nameAt } from "./people/read-names.ts";
import { type Role, roleOf } from "./people/roles.ts";
import { makeBlock, readBlock } from "./reading/block.ts";

interface Seen {
  readonly field: number;
  readonly start: number;
  readonly end: number;
}
interface SeenPerson extends Seen {
  readonly person: PersonMention;
  readonly role: Role;
}
interface SeenIdentifier extends Seen {
  readonly identifier: Identifier;
}
interface SeenTerm extends Seen {
  readonly kind: number;
  readonly strength: number;
}

/** Characters within which a person and a health term belong together. */
const reach = 220;

/** Patient information: an identifiable person together with health, care or payment. */
export function detectPatientInformation(draft: Draft): readonly Finding[] {
  const fields = fieldsOf(draft);
  const people: SeenPerson[] = [];
  const identifiers: SeenIdentifier[] = [];
  const terms: SeenTerm[] = [];
  for (const [index, field] of fields.entries()) read(field, index, people, identifiers, terms);

  const patients = people.filter(
    ({ role, person }) => (role === "unknown" || role === "patient" || role === "relative") && person.odds >= 0.5,
  );
  const findings = new Map<string, Finding>();
  const add = (seen: Seen, kind: Finding["kind"], level: Level, confidence: number, reason: FindingReason): void => {
    const field = fields[seen.field] as Field;
    const span = { start: field.base + seen.start, end: field.base + seen.end };
    const key = `${seen.field}:${span.start}:${kind}`;
    if (findings.get(key)?.level !== "warn")
      findings.set(key, { kind, where: field.where, span, confidence, level, reason });
  };

  for (const term of terms) {
    for (const seen of patients) {
      if (!together(seen, term, fields)) continue;
      if (term.strength < 2) continue;
      add(seen, "name", "warn", seen.person.odds, "person-with-health");
      add(term, healthKinds[term.kind - 1] as Finding["kind"], "warn", seen.person.odds, "health-of-identified-person");
    }
  }
  const acts = findings.size > 0;
  for (const seen of identifiers) {
    if (fields[seen.field]?.where === "signature") continue;
    const { identifier } = seen;
    const own = identifier.labelled && strongKinds.has(identifier.kind);
    const health = terms.some((term) => term.strength >= 2 && together(seen, term, fields));
    if ((own && health) || identifier.kind === "mrn" || (acts && identifier.power >= 0.3)) {
      add(seen, identifier.kind, "warn", identifier.power, own ? "labelled-identifier" : "identifier-with-health");
    } else if (identifier.kind === "ssn") add(seen, "ssn", "hint", identifier.power, "labelled-identifier");
  }
  return [...findings.values()];
}

const strongKinds: ReadonlySet<IdentifierKind> = new Set(["ssn", "mrn", "date", "health-plan", "account"]);

/** Near each other in one field, or one of them in the subject or a file name. */
function together(a: Seen, b: Seen, fields: readonly Field[]): boolean {
  if (a.field === b.field) return Math.abs(a.start - b.start) <= reach;
  const heads = [fields[a.field]?.where, fields[b.field]?.where];
  return (
    heads.some((where) => where === "subject") &&
    heads.every((where) => where !== "signature") &&
    Math.min(a.start, b.start) <= 2 * reach
  );
}

const block = makeBlock();

function read(
  field: Field,
  index: number,
  people: SeenPerson[],
  identifiers: SeenIdentifier[],
  terms: SeenTerm[],
): void {
  const splitCase = field.where.startsWith("attachment-name");
  let from = 0;
  while (from < field.text.length) {
    const next = readBlock(block, field.text, from, splitCase);
    for (const identifier of identifiersIn(block)) {
      identifiers.push({ field: index, start: identifier.start, end: identifier.end, identifier });
    }
    let at = 0;
    while (at < block.tokens.count) {
      const person = nameAt(block, at);
      if (person !== null && field.where !== "signature") {
        people.push({ field: index, start: person.start, end: person.end, person, role: roleOf(block, person) });
        at = person.to;
        continue;
      }
      const term = healthTermAt(block, at, longestPhrase(block, at));
      if (term !== null) {
        const start = block.tokens.starts[term.from] as number;
        terms.push({
          field: index,
          start,
          end: block.tokens.ends[term.to - 1] as number,
          kind: term.kind,
          strength: term.strength,
        });
        at = term.to;
        continue;
      }
      at++;
    }
    if (next <= from) break;
    from = next;
  }
}
