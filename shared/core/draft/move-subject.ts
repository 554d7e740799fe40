import type { DraftChange } from "./compose-host.ts";
import type { BodySource, Draft } from "./draft.ts";
import { escapeHtml } from "./escape-html.ts";

/** What mail clients put in front of a subject, each ended by a colon or a closing bracket. */
const prefixes =
  /^\s*(?:(?:re|fwd?|aw|wg|rv|res|enc|tr|antw|sv|vs|external|ext)(?:\[\d+\])?\s?:\s*|\[(?:external|ext|externo|caution)\]:?\s*)+/i;

/**
 * The subject's own words move to the first line of the body, a neutral subject takes their place, and
 * `Re:`/`Fwd:`/`[EXTERNAL]` in front stay, so that threads hold together.
 */
export function moveSubjectIntoBody(draft: Draft, neutralSubject: string): DraftChange {
  const prefix = subjectPrefix(draft.subject);
  const words = draft.subject.trim().slice(prefix.length).trim();
  return {
    subject: [prefix, neutralSubject].filter((part) => part !== "").join(" "),
    body: withFirstLines(draft.source, { text: words, html: `<p>${escapeHtml(words)}</p>` }),
  };
}

/** `Re:`, `Fwd:`, `[EXTERNAL]` and their kin in front of a subject; empty when there is none. */
export function subjectPrefix(subject: string): string {
  return prefixes.exec(subject)?.[0].trim() ?? "";
}

/** The body with these words in front of all that stands there already. */
export function withFirstLines(
  { format, content }: BodySource,
  lines: { readonly text: string; readonly html: string },
): BodySource {
  if (format === "plain") return { format, content: `${lines.text}\n\n${content}` };
  const opening = /<body\b[^>]*>/i.exec(content);
  const at = opening === null ? 0 : opening.index + opening[0].length;
  return { format, content: `${content.slice(0, at)}${lines.html}${content.slice(at)}` };
}
