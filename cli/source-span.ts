import type { Span } from "../shared/core/detection/finding.ts";
import type { BodyText } from "../shared/core/draft/body-text.ts";

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/iy;

/** Where a span of the text that a reader sees stands in the HTML it came from. */
export function sourceSpan(html: string, { text, toSource }: BodyText, { start, end }: Span): Span {
  const from = toSource(start);
  const last = toSource(Math.max(start, end - 1));
  if (html[last] === "<") return insideTag(html, last, text.slice(start, end));
  return { start: from, end: Math.max(from + 1, endOfCharacter(html, last, toSource(end))) };
}

/** A character written as an entity ends where the entity does; `next` is where the following one begins. */
function endOfCharacter(html: string, at: number, next: number): number {
  entity.lastIndex = at;
  const length = entity.exec(html)?.[0].length ?? 1;
  return next > at ? Math.min(at + length, next) : at + length;
}

/** Text from an attribute (`alt`, `title`): the words where they stand as they are, else the whole tag. */
function insideTag(html: string, tag: number, words: string): Span {
  const close = html.indexOf(">", tag);
  const tagEnd = close === -1 ? html.length : close + 1;
  const at = html.indexOf(words, tag);
  return at !== -1 && at < tagEnd ? { start: at, end: at + words.length } : { start: tag, end: tagEnd };
}
