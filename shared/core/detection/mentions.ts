import type { Draft } from "../draft/draft.ts";
import { readDraft } from "./decision/read-draft.ts";
import type { Field } from "./fields.ts";
import type { IdentifierKind, Span, Where } from "./finding.ts";

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
  const { fields, people, identifiers } = readDraft(draft);
  const at = (
    seen: { readonly field: number; readonly start: number; readonly end: number },
    kind: IdentifierKind,
  ): Mention => {
    const { where, base } = fields[seen.field] as Field;
    return { kind, where, span: { start: base + seen.start, end: base + seen.end } };
  };
  return [...people.map((seen) => at(seen, "name")), ...identifiers.map((seen) => at(seen, seen.identifier.kind))];
}
