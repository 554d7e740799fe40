import type { BodyText } from "./body-text.ts";
import type { DraftChange } from "./compose-host.ts";
import type { BodySource, Draft } from "./draft.ts";
import { readHtmlBody } from "./html-body.ts";
import { opensQuotedRest, partOf, voidElements } from "./html-marks.ts";
import { readTags } from "./html-tags.ts";
import { openElements } from "./open-elements.ts";
import { readPlainBody } from "./plain-body.ts";

/**
 * The draft without the earlier mail that it quotes; null when there is none, or when it cannot be taken out without
 * touching the sender's own words (the words are compared before anything is offered).
 */
export function trimQuote({ source, body }: Pick<Draft, "source" | "body">): DraftChange | null {
  if (!body.segments.some(({ part }) => part === "quoted")) return null;
  const trimmed = source.format === "html" ? withoutQuotedElements(source.content) : ownLines(body);
  const read = source.format === "html" ? readHtmlBody(trimmed) : readPlainBody(trimmed);
  if (read.segments.some(({ part }) => part === "quoted")) return null;
  if (wordsOf(read) !== wordsOf(body)) return null;
  return { body: { format: source.format, content: trimmed } satisfies BodySource };
}

function ownLines({ text, segments }: BodyText): string {
  const own = segments.filter(({ part }) => part !== "quoted").map(({ start, end }) => text.slice(start, end));
  return `${own.join("").trimEnd()}\n`;
}

/** All but the quoted text, however it is spaced. */
function wordsOf({ text, segments }: BodyText): string {
  return segments
    .filter(({ part }) => part !== "quoted")
    .map(({ start, end }) => text.slice(start, end))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Takes out each outermost quoted element; after Outlook's mark, all up to the end of the body. */
function withoutQuotedElements(html: string): string {
  const kept: string[] = [];
  const elements = openElements<{ readonly quoted: boolean }>({ quoted: false });
  let keptUntil = 0;
  let rest: number | null = null;
  let bodyEnd = html.length;
  readTags(html, {
    open(name, attributes, start): void {
      if (rest !== null) return;
      const outer = elements.current().quoted;
      if (!outer && opensQuotedRest(attributes)) {
        rest = start;
        return;
      }
      const quoted = outer || partOf(name, attributes, "own") === "quoted";
      if (quoted && !outer) kept.push(html.slice(keptUntil, start));
      if (voidElements.has(name)) {
        if (quoted && !outer) keptUntil = afterTag(html, start);
        return;
      }
      elements.open(name, { quoted });
    },
    close(name, start): void {
      if (rest !== null) {
        if (name === "body") bodyEnd = Math.min(bodyEnd, start);
        return;
      }
      const inside = elements.current().quoted;
      elements.close(name);
      if (inside && !elements.current().quoted) keptUntil = afterTag(html, start);
    },
    text(): void {},
  });
  if (rest !== null) return [...kept, html.slice(keptUntil, rest), html.slice(bodyEnd)].join("");
  // An unclosed quote runs to the end.
  return elements.current().quoted ? kept.join("") : [...kept, html.slice(keptUntil)].join("");
}

function afterTag(html: string, start: number): number {
  const end = html.indexOf(">", start);
  return end === -1 ? html.length : end + 1;
}
