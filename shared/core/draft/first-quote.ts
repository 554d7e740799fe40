import type { Draft } from "./draft.ts";
import { opensQuotedRest, partOf } from "./html-marks.ts";
import { readTags } from "./html-tags.ts";

/** Where in the source the quoted mail begins that ends the draft; its own end where own words come last, or all are. */
export function endOfOwnWords({ source, body }: Pick<Draft, "source" | "body">): number {
  const visible = body.segments.filter(({ start, end }) => body.text.slice(start, end).trim() !== "");
  const bodyEnd = source.format === "html" ? endOfHtmlBody(source.content) : source.content.length;
  if (visible.at(-1)?.part !== "quoted") return bodyEnd;
  if (source.format === "html") return firstQuotedElement(source.content) ?? bodyEnd;
  const first = visible.find(({ part }) => part === "quoted");
  return first === undefined ? bodyEnd : body.toSource(first.start);
}

function endOfHtmlBody(html: string): number {
  const at = html.toLowerCase().lastIndexOf("</body");
  return at === -1 ? html.length : at;
}

function firstQuotedElement(html: string): number | null {
  let first: number | null = null;
  readTags(html, {
    open(name, attributes, start): void {
      if (first === null && (opensQuotedRest(attributes) || partOf(name, attributes, "own") === "quoted"))
        first = start;
    },
    close(): void {},
    text(): void {},
  });
  return first;
}
