import type { AttachmentReading, UnreadableCause } from "../draft/attachment.ts";
import type { Draft } from "../draft/draft.ts";
import type { Finding } from "./finding.ts";

/** What could not be read is a finding of its own. A kind of file that is not read yet is only a hint. */
export function detectUnreadable(draft: Draft): readonly Finding[] {
  return draft.attachments.flatMap((attachment, index): Finding[] => {
    const { reading, name } = attachment;
    const cause = unreadCause(reading);
    if (cause === null) return [];
    const level = cause === "unsupported" || cause === "image" ? "hint" : "warn";
    return [
      {
        kind: "unreadable",
        where: `attachment-name:${index}`,
        span: { start: 0, end: name.length },
        confidence: 1,
        level,
        reason: `attachment-${cause}`,
      },
    ];
  });
}

/** Why the file, or a part of it, could not be read. */
function unreadCause(reading: AttachmentReading): UnreadableCause | null {
  switch (reading.state) {
    case "unread":
      return null;
    case "text":
      return reading.missing ?? null;
    case "unreadable":
      return reading.cause;
  }
}
