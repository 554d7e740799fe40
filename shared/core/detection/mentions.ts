import type { Draft } from "../draft/draft.ts";
import { readDraft } from "./decision/read-draft.ts";
import type { Field } from "./fields.ts";
import { type IdentifierKind, identifierKinds, type Span, type Where } from "./finding.ts";

/** An identifier in the text, whether or not it is patient information. */
export interface Mention {
  readonly kind: IdentifierKind;
  readonly where: Where;
  readonly span: Span;
}

/**
 * Every identifier of the draft, names of staff too: what a redaction tool would take out. Most of them are no
 * findings, since an identifier without health, care or payment is not patient information.
 */
export function mentions(draft: Draft): readonly Mention[] {
  const { fields, rows } = readDraft(draft);
  const found: Mention[] = [];
  for (const table of [rows.people, rows.identifiers]) {
    for (let row = 0; row < table.count; row++) {
      const { where, base } = fields[table.field[row] as number] as Field;
      const kind = "kind" in table ? (identifierKinds[table.kind[row] as number] as IdentifierKind) : "name";
      found.push({
        kind,
        where,
        span: { start: base + (table.start[row] as number), end: base + (table.end[row] as number) },
      });
    }
  }
  return found;
}
