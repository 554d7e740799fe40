import { domainToASCII } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePunycode } from "../../../shared/core/recipients/punycode.ts";
import { readableDomain } from "../../../shared/core/recipients/readable-domain.ts";

// RFC 3492 section 7.1, and what browsers show.
test.each([
  ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
  ["e1afmkfd", "пример"],
  ["bcher-kva", "bücher"],
  ["mxico-bsa", "méxico"],
  ["3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"],
])("%s is %s", (encoded, letters) => expect(decodePunycode(encoded)).toBe(letters));

test.each(["99999999", "a-!", "", "é", "a-9", `${"9".repeat(70)}`])(
  "%j encodes nothing and breaks nothing",
  (encoded) => {
    const decoded = decodePunycode(encoded);
    expect(decoded === null || decoded === "").toBe(true);
  },
);

test("a label that encodes nothing stays as it is", () => {
  expect(readableDomain("XN--99999999.org")).toBe("xn--99999999.org");
});

test("whatever a browser encodes is read back", () => {
  const letter = fc.constantFrom(..."abcxyz019äöüßñçλθбвгдекамתשع他们說日本か한");
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (letters) => {
      const domain = `${letters.join("")}.org`;
      const encoded = domainToASCII(domain);
      fc.pre(encoded.includes("xn--"));
      expect(domainToASCII(readableDomain(encoded))).toBe(encoded);
    }),
  );
});

test("no label makes the decoder throw or hang", () => {
  fc.assert(fc.property(fc.string({ maxLength: 64 }), (label) => void decodePunycode(label)));
});
