import type { Draft } from "../draft/draft.ts";
import type { Finding } from "./finding.ts";

/** What could not be read is a finding of its own. A kind of file that is not read yet is only a hint. */
export function detectUnreadable(draft: Draft): readonly Finding[] {
  return draft.attachments.flatMap((attachment, index): Finding[] => {
    const { reading, name } = attachment;
    if (reading.state !== "unreadable") return [];
    const level = reading.cause === "unsupported" || reading.cause === "image" ? "hint" : "warn";
    return [
      {
        kind: "unreadable",
        where: `attachment-name:${index}`,
        span: { start: 0, end: name.length },
        confidence: 1,
        level,
        reason: `attachment-${reading.cause}`,
      },
    ];
  });
}
