import type { BodyText } from "./body-text.ts";
import type { DraftChange } from "./compose-host.ts";
import type { Draft } from "./draft.ts";
import { readHtmlBody } from "./html-body.ts";
import { readPlainBody } from "./plain-body.ts";

/** A stretch of `Draft.subject` or of `Draft.body.text`, in UTF-16 units, end exclusive. */
export interface Stretch {
  readonly in: "subject" | "body";
  readonly start: number;
  readonly end: number;
}

/**
 * The draft without these stretches: only their characters go, every tag stays. Null when one of them cannot be cut out
 * cleanly (a picture's `alt` text), or when what is left does not read as before but for them: the body is read again and
 * compared before anything is offered.
 */
export function removePhrases(
  { subject, source, body }: Pick<Draft, "subject" | "source" | "body">,
  stretches: readonly Stretch[],
): DraftChange | null {
  const inSubject = stretches.filter((each) => each.in === "subject");
  const inBody = stretches.filter((each) => each.in === "body");
  if (stretches.length === 0) return null;
  const cuts = inBody.map((each) => sourceRanges(each, source.content, body));
  if (!cuts.every((cut) => cut !== null)) return null;
  const content = without(source.content, cuts.flat());
  const read = source.format === "html" ? readHtmlBody(content) : readPlainBody(content);
  if (inBody.length > 0 && words(read.text) !== words(without(body.text, inBody))) return null;
  return {
    ...(inSubject.length === 0 ? {} : { subject: tidy(without(subject, inSubject)) }),
    ...(inBody.length === 0 ? {} : { body: { format: source.format, content } }),
  };
}

/** Can every character of this stretch be cut out of the source? Cheap: nothing is read again. */
export function isRemovable({ source, body }: Pick<Draft, "source" | "body">, stretch: Stretch): boolean {
  return stretch.in === "subject" || sourceRanges(stretch, source.content, body) !== null;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the characters of a stretch stand in the source; null when one of them stands nowhere. */
function sourceRanges({ start, end }: Stretch, content: string, { text, toSource }: BodyText): readonly Range[] | null {
  const ranges: Range[] = [];
  for (let offset = start; offset < end; offset++) {
    const at = toSource(offset);
    const length = writtenLength(text.charAt(offset), content, at);
    if (length === null) return null;
    const last = ranges.at(-1);
    if (last !== undefined && last.end >= at) ranges[ranges.length - 1] = { start: last.start, end: at + length };
    else if (length > 0) ranges.push({ start: at, end: at + length });
  }
  return ranges;
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/iy;

/** How much source one character of the text takes up; a line break that a tag makes takes nothing. */
function writtenLength(character: string, content: string, at: number): number | null {
  if (content.charAt(at) === "&") {
    entity.lastIndex = at;
    const written = entity.exec(content)?.[0].length ?? 0;
    if (written > 0) return written;
  }
  if (content.charAt(at) === character) return 1;
  if (/\s/.test(character)) return /\s/.test(content.charAt(at)) ? 1 : 0;
  return null;
}

function without(text: string, ranges: readonly Range[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start > from) kept.push(text.slice(from, start));
    from = Math.max(from, end);
  }
  return [...kept, text.slice(from)].join("");
}

function tidy(subject: string): string {
  return subject.replace(/\s+/g, " ").trim();
}

/** The words alone: where lines and blanks fall may change. */
function words(text: string): string {
  return text.replace(/\s+/g, "");
}
