import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { mentions } from "../../../shared/core/detection/mentions.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

function placesIn(text: string): readonly string[] {
  return mentions(draftOf({ text })).flatMap(({ kind, span }) =>
    kind === "geo" ? [text.slice(span.start, span.end)] : [],
  );
}

describe("places are seen for redaction", () => {
  test.each([
    ["a hospital", "seen at Cleveland Clinic on Monday", "Cleveland Clinic"],
    ["a hospital of a town", "sent to Children's Hospital of Philadelphia", "Children's Hospital of Philadelphia"],
    ["a school with a saint", "the nurse at St. Columba Middle School", "St. Columba Middle School"],
    ["a town that a list has", "she lives in Chicago", "Chicago"],
    ["a town that no list has", "lost in Chauvin since May", "Chauvin"],
    ["a flat", "44 Oak\nApt. 460\nBoise", "Apt. 460"],
    ["a bed", "bed 14B needs a pump", "bed 14B"],
    ["a room", "Stoltzfus Rm. 118 c diff", "Rm. 118"],
    ["a room in Spanish", "la señora de la Hab. 12 pide agua", "Hab. 12"],
    ["a room told by its number alone", "Ousley in 12A slid out", "12A"],
    ["an employer", "hours were cut at Stillwater Farm", "Stillwater Farm"],
  ])("%s", (_, text, place) => expect(placesIn(text)).toContain(place));

  test.each([
    ["a language", "the form in plain Spanish"],
    ["a number of something else", "in 14 days, from 3 to 5"],
    ["a department", "in Radiology until noon"],
    ["an abbreviation", "he is at PT, then in CT"],
    ["a weekday", "from Monday on"],
    ["small letters", "the hospital and the school"],
  ])("not %s", (_, text) => expect(placesIn(text)).toEqual([]));

  test("they are no findings and change none", () => {
    expect(scanDraft(draftOf({ text: "The stroke talk at Cleveland Clinic in Chicago" }), detectors)).toEqual([]);
  });
});
