import fc from "fast-check";
import { expect, test } from "vitest";
import { cutPhrase, showPhrase } from "../../../shared/pane/show-phrase.ts";

const plain = (phrase: string): string =>
  showPhrase(phrase)
    .map(({ kind, text }) => (kind === "text" ? text : `[${text}]`))
    .join("");

test.each([
  ["ordinary text is as it is", "María López, 4 años", "María López, 4 años"],
  ["a zero-width space is shown", "4\u200b5", "4[U+200B]5"],
  ["a right-to-left override is shown, and turns nothing around", "invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"],
  ["a soft hyphen is shown", "MRN\u00ad1", "MRN[U+00AD]1"],
  ["a control character is shown", "a\u0000b", "a[U+0000]b"],
  ["an invisible letter filler is shown", "a\u3164b", "a[U+3164]b"],
  ["a tag character beyond the basic plane is shown", "a\u{e0041}b", "a[U+E0041]b"],
  ["half a surrogate pair is shown", "a\ud800b", "a[U+D800]b"],
  ["a line break of any kind is one arrow", "a\r\nb\nc\rd", "a↵b↵c↵d"],
  ["a no-break space is a space", "4\u00a0mg", "4 mg"],
])("%s", (_, phrase, shown) => expect(plain(phrase)).toBe(shown));

test("whatever the phrase, what is shown as text holds no invisible character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (phrase) => {
      const shown = showPhrase(phrase).map(({ text }) => text);
      expect(shown.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
    }),
  );
});

test("a phrase of 64 characters is shown whole, one of 65 is cut in the middle", () => {
  expect(cutPhrase("x".repeat(64))).toBeNull();
  expect(cutPhrase(`${"a".repeat(45)}${"b".repeat(20)}`)).toEqual({ start: "a".repeat(40), end: "b".repeat(16) });
});

test("a cut never splits a character in two", () => {
  expect(cutPhrase("🩺".repeat(65))).toEqual({ start: "🩺".repeat(40), end: "🩺".repeat(16) });
});
