import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDraft, fingerprintDraft, hastenFingerprint } from "../../../shared/core/draft/fingerprint.ts";
import { type DraftWords, draftOf } from "../../support/draft-of.ts";

const words: DraftWords = {
  to: ["Bob <bob@example.org>"],
  cc: ["carol@example.org"],
  subject: "Results",
  text: "Hello\nBob",
  attachments: [
    { name: "a.pdf", size: 3, sha256: "aa" },
    { name: "b.pdf", size: 4, sha256: "bb" },
  ],
};
const print = (changes: DraftWords = {}): string => fingerprintDraft(draftOf({ ...words, ...changes }));

test.each<[string, DraftWords]>([
  ["the sender", { from: "mallory@clinic.example" }],
  ["a recipient more", { to: ["Bob <bob@example.org>", "eve@example.org"] }],
  ["a recipient's address", { to: ["Bob <bob@example.com>"] }],
  ["a recipient's name", { to: ["Robert <bob@example.org>"] }],
  ["the field of a recipient", { to: ["Bob <bob@example.org>", "carol@example.org"], cc: [] }],
  ["a recipient that is no address", { cc: ["carol@example.org, x@evil.example"] }],
  ["the subject", { subject: "Results " }],
  ["the body", { text: "Hello\nBob." }],
  ["the body's format", { html: "Hello\nBob" }],
  ["an attachment less", { attachments: [] }],
  [
    "an attachment replaced by one of the same name and size",
    { attachments: [{ name: "a.pdf", size: 3, sha256: "cc" }] },
  ],
])("%s changes it", (_name, changes) => {
  expect(print(changes)).not.toBe(print());
});

test.each<[string, DraftWords]>([
  ["line ends", { text: "Hello\r\nBob" }],
  ["the case of an address", { cc: ["Carol@Example.org"] }],
  ["the order of attachments", { attachments: [...(words.attachments ?? [])].reverse() }],
])("%s does not change it", (_name, changes) => {
  expect(print(changes)).toBe(print());
});

test("it is a SHA-256 in hex", () => {
  expect(print()).toMatch(/^[0-9a-f]{64}$/);
});

const text = fc.string({ unit: "binary" });
test("no two different drafts share a canonical form", () => {
  fc.assert(
    fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (a, b) => {
      const form = ([subject, body, name]: [string, string, string]): string =>
        canonicalDraft(draftOf({ subject, text: body, attachments: [{ name }] }));
      const lines = (parts: [string, string, string]): string =>
        JSON.stringify([parts[0], parts[1].replace(/\r\n?/g, "\n"), parts[2]]);
      expect(form(a) === form(b)).toBe(lines(a) === lines(b));
    }),
  );
});

test("moving text between subject and body never keeps the fingerprint", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (a, b) => {
      fc.pre(!/[\r\n]/.test(a + b));
      expect(print({ subject: a, text: b })).not.toBe(print({ subject: "", text: a + b }));
    }),
  );
});

test("made by the platform's own hash it is the same, whatever is written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), async (subject, text) => {
      const hastened = draftOf({ ...words, subject, text });
      await hastenFingerprint(hastened);
      expect(fingerprintDraft(hastened)).toBe(print({ subject, text }));
    }),
    { numRuns: 60 },
  );
});
