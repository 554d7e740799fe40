import type { Draft } from "../draft/draft.ts";
import { readDraft } from "./decision/read-draft.ts";
import type { Field } from "./fields.ts";
import { type IdentifierKind, identifierKinds, type Span, type Where } from "./finding.ts";
import { placeNameAt } from "./identifiers/place-names.ts";
import { makeBlock, readBlock } from "./reading/block.ts";

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
  const { fields, rows } = readDraft(draft, null, true);
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
  return [...found, ...placesBeside(fields, found)];
}

const block = makeBlock();

/** Places that no finding speaks of, where nothing else was seen. */
function placesBeside(fields: readonly Field[], seen: readonly Mention[]): readonly Mention[] {
  const found: Mention[] = [];
  for (const { where, text, base } of fields) {
    const others = seen.filter((mention) => mention.where === where).sort((a, b) => a.span.start - b.span.start);
    let next = 0;
    for (let from = 0; from < text.length; ) {
      const behind = readBlock(block, text, from, where.startsWith("attachment-name"));
      const { starts, ends, count } = block.tokens;
      for (let at = 0; at < count; ) {
        const place = placeNameAt(block, at);
        if (place === null) {
          at++;
          continue;
        }
        const span = { start: base + (starts[at] as number), end: base + (ends[place.to - 1] as number) };
        while (next < others.length && (others[next] as Mention).span.end <= span.start) next++;
        const other = others[next];
        if (other === undefined || other.span.start >= span.end) found.push({ kind: "geo", where, span });
        at = place.to;
      }
      if (behind <= from) break;
      from = behind;
    }
  }
  return found;
}
