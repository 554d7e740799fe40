import { describe, expect, test } from "vitest";
import { detectPatientInformation } from "../../../shared/core/detection/phi.ts";
import { withoutDisclaimers } from "../../../shared/core/detection/without-disclaimers.ts";
import { draftOf } from "./drafts.ts";

const disclaimer =
  "This message may hold health information of Mercy patients such as diagnosis, HIV status or medication. Call Jane Roe, 505-555-0181.";
const warned = (text: string, disclaimers: readonly string[]): readonly string[] => {
  const draft = draftOf({ text });
  return detectPatientInformation(withoutDisclaimers(draft, disclaimers))
    .filter(({ level }) => level === "warn")
    .map(({ span }) => draft.body.text.slice(span.start, span.end));
};

describe("the organisation's disclaimer", () => {
  test.each([
    ["as it stands", disclaimer],
    ["broken into lines", disclaimer.replaceAll(" ", "\n")],
    ["in capitals", disclaimer.toUpperCase()],
    ["twice", `${disclaimer}\n\n${disclaimer}`],
  ])("%s is not looked at", (_, written) => expect(warned(`Lunch at noon?\n\n${written}`, [disclaimer])).toEqual([]));

  test("does not hide what stands beside it, and keeps its place", () => {
    const found = warned(`${disclaimer}\n\nMaria Gonzalez, MRN 00481273, has lung cancer.`, [disclaimer]);
    expect(found).toEqual(expect.arrayContaining(["Maria Gonzalez", "00481273"]));
  });

  test("a short text is none, so that nobody can blank out a name", () => {
    const text = "Maria Gonzalez, MRN 00481273, has lung cancer.";
    expect(warned(text, ["Maria Gonzalez", "lung cancer", ""])).toEqual(warned(text, []));
  });
});
