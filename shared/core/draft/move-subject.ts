import type { DraftChange } from "./compose-host.ts";
import type { BodySource, Draft } from "./draft.ts";
import { escapeHtml } from "./escape-html.ts";

/** What mail clients put in front of a subject, each ended by a colon or a closing bracket. */
const prefixes = /^\s*(?:(?:re|fwd?|aw|wg|rv)(?:\[\d+\])?:\s*|\[external\]:?\s*)+/i;

/**
 * The subject's own words move to the first line of the body, a neutral subject takes their place, and
 * `Re:`/`Fwd:`/`[EXTERNAL]` in front stay, so that threads hold together.
 */
export function moveSubjectIntoBody(draft: Draft, neutralSubject: string): DraftChange {
  const prefix = prefixes.exec(draft.subject)?.[0] ?? "";
  const words = draft.subject.slice(prefix.length).trim();
  return {
    subject: [prefix.trim(), neutralSubject].filter((part) => part !== "").join(" "),
    body: withFirstLine(draft.source, words),
  };
}

function withFirstLine({ format, content }: BodySource, line: string): BodySource {
  if (format === "plain") return { format, content: `${line}\n\n${content}` };
  const opening = /<body\b[^>]*>/i.exec(content);
  const at = opening === null ? 0 : opening.index + opening[0].length;
  return { format, content: `${content.slice(0, at)}<p>${escapeHtml(line)}</p>${content.slice(at)}` };
}
