import { expect, test } from "vitest";
import { detectUnreadable } from "../../../shared/core/detection/unreadable.ts";
import type { AttachmentReading, UnreadableCause } from "../../../shared/core/draft/attachment.ts";
import { reasonText } from "../../../shared/text/findings.ts";
import { draftOf } from "../../support/draft-of.ts";

const found = (reading: AttachmentReading) =>
  detectUnreadable(draftOf({ attachments: [{ name: "file.zip", reading }] })).map(({ where, span, level, reason }) => ({
    where,
    span,
    level,
    reason,
  }));

test.each<[UnreadableCause, "warn" | "hint"]>([
  ["empty", "warn"],
  ["encrypted", "warn"],
  ["too-large", "warn"],
  ["too-deep", "warn"],
  ["failed", "warn"],
  ["timeout", "warn"],
  ["unsupported", "hint"],
  ["image", "hint"],
])("a file that is %s is a %s, all of it or a part, and has words in both languages", (cause, level) => {
  const expected = [{ where: "attachment-name:0", span: { start: 0, end: 8 }, level, reason: `attachment-${cause}` }];
  expect(found({ state: "unreadable", cause })).toEqual(expected);
  expect(found({ state: "text", text: "the rest", missing: cause })).toEqual(expected);
  for (const language of [reasonText.en, reasonText.es]) expect(language[`attachment-${cause}`]).toMatch(/\w{3}.*\.$/);
});

test("a file that was read is no finding", () => {
  expect(found({ state: "text", text: "all of it" })).toEqual([]);
});
