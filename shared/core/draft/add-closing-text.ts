import type { DraftChange } from "./compose-host.ts";
import type { Draft } from "./draft.ts";
import { escapeHtml } from "./escape-html.ts";
import { endOfOwnWords } from "./first-quote.ts";

/**
 * Paragraphs behind the sender's own words and before the mail that they answer; null where all of them stand there
 * already, so that a draft that is sent a second time gets none twice. A copy in the quoted mail is another's.
 */
export function addClosingText(
  draft: Pick<Draft, "source" | "body">,
  paragraphs: readonly string[],
): DraftChange | null {
  const own = ownWords(draft);
  const missing = paragraphs.filter((paragraph) => !own.includes(bare(paragraph)));
  if (missing.length === 0) return null;
  const { format, content } = draft.source;
  const at = endOfOwnWords(draft);
  const [before, behind] = [content.slice(0, at), content.slice(at)];
  const added = format === "html" ? missing.map(htmlParagraph).join("") : plainParagraphs(missing, before, behind);
  return { body: { format, content: `${before}${added}${behind}` } };
}

function htmlParagraph(paragraph: string): string {
  return `<p>${escapeHtml(paragraph).replace(/\r\n?|\n/g, "<br>")}</p>`;
}

function plainParagraphs(paragraphs: readonly string[], before: string, behind: string): string {
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  return `${gap}${paragraphs.join("\n\n")}\n${behind === "" ? "" : "\n"}`;
}

function ownWords({ body: { text, segments } }: Pick<Draft, "body">): string {
  return bare(
    segments
      .filter(({ part, hidden }) => part !== "quoted" && !hidden)
      .map(({ start, end }) => text.slice(start, end))
      .join(" "),
  );
}

/** Clients wrap and space text as they like. */
function bare(text: string): string {
  return text.replace(/\s+/g, "");
}
