import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDraft } from "../../../shared/core/detection/decision/read-draft.ts";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { fieldsOf } from "../../../shared/core/detection/fields.ts";
import { mentions } from "../../../shared/core/detection/mentions.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

const words =
  "Jane Roe MRN 00481273 DOB 4/17/58 HIV pneumonia Dr. , - ( ) @ mail.example SSN 123-45-6789 \n > From: bed 14B K 6.9 https://a.example/x é \u200b \ud800 \u05d0".split(
    " ",
  );
const clinical = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(" "));
const anything = fc.oneof(clinical, fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 300 }));

describe("detection, whatever the text", () => {
  test("every finding and mention lies inside its field", () => {
    fc.assert(
      fc.property(anything, anything, (subject, text) => {
        const draft = draftOf({ subject, text, attachments: [{ name: subject, text }] });
        const fields = fieldsOf(draft);
        for (const { where, span } of [...scanDraft(draft, detectors), ...mentions(draft)]) {
          const inside = fields.some(
            (field) => field.where === where && span.start >= field.base && span.end <= field.base + field.text.length,
          );
          expect(inside && span.start < span.end).toBe(true);
        }
      }),
    );
  });

  test("scanning again gives the same", () => {
    fc.assert(
      fc.property(anything, anything, (subject, text) => {
        const draft = draftOf({ subject, text });
        const first = scanDraft(draft, detectors);
        scanDraft(draftOf({ subject: text, text: subject }), detectors);
        expect(scanDraft(draft, detectors)).toEqual(first);
      }),
    );
  });

  test.each([
    ["lone surrogates", "\ud800 ".repeat(5_000)],
    ["NUL", "Jane\u0000Roe\u0000".repeat(5_000)],
    ["right to left", "\u05d0\u05d1\u05d2 ".repeat(5_000)],
    ["1 MB of base64 in one line", "QmFzZTY0IGlzIG5v".repeat(65_536)],
    ["100,000 quote marks", ">".repeat(100_000)],
    ["100,000 nested quotes", "> ".repeat(100_000)],
    ["one word of a million letters", "a".repeat(1_000_000)],
    ["a million digits", "7".repeat(1_000_000)],
    ["a hundred thousand hyphens", "a-".repeat(100_000)],
  ])("%s is survived", (_, text) => {
    expect(() => scanDraft(draftOf({ subject: text.slice(0, 1_000), text }), detectors)).not.toThrow();
  });

  test("each word is looked at once: twice the text, twice the tokens", () => {
    const once = "Jane Roe, MRN 00481273, has pneumonia. Thanks, Ann Lee, RN\n".repeat(200);
    const work = (text: string): number => readDraft(draftOf({ text })).tokens;
    expect(work(once + once)).toBe(2 * work(once));
    expect(work(once.repeat(10))).toBe(10 * work(once));
  });
});
