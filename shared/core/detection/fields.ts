import type { Draft } from "../draft/draft.ts";
import type { Where } from "./finding.ts";

/** One stretch of text to scan. `base` is added to offsets inside `text` to get offsets for findings. */
export interface Field {
  readonly where: Where;
  readonly text: string;
  readonly base: number;
}

/** Every text of the draft that is inspected: subject, body by segment, attachment names, attachment text. */
export function fieldsOf(draft: Draft): readonly Field[] {
  const fields: Field[] = [{ where: "subject", text: draft.subject, base: 0 }];
  for (const { part, start, end } of draft.body.segments) {
    fields.push({
      where: part === "own" ? "body" : part,
      text: draft.body.text.slice(start, end),
      base: start,
    });
  }
  draft.attachments.forEach((attachment, index) => {
    fields.push({ where: `attachment-name:${index}`, text: attachment.name, base: 0 });
    if (attachment.reading.state === "text") {
      fields.push({ where: `attachment:${index}`, text: attachment.reading.text, base: 0 });
    }
  });
  return fields.filter((field) => field.text !== "");
}
