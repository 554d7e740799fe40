import { describe, expect, it } from "vitest";
import { portalSpeaker } from "../../../secure-delivery/portal/portal-speaker.ts";
import { type Catalogue, languages, speaker, type Values } from "../../../shared/text/language.ts";
import { pickupText } from "../../../shared/text/pickup.ts";

const counts = [0, 1, 2, 5, 21, 1_000, 12_345];

describe.each(languages)("in %s the portal's speaker says what the whole of MessageFormat says", (language) => {
  it.each(counts)("of every message of the pickup, with %i", (count) => {
    const values: Values = {
      ...{ address: "maria@home.example", from: "Dr. {Alice} #1", date: "June 2", sender: "O'Hara" },
      ...{ minutes: count, days: count, count },
    };
    const [ours, theirs] = [portalSpeaker(pickupText, language), speaker(pickupText, language)];
    for (const key of Object.keys(pickupText[language]) as (keyof (typeof pickupText)[typeof language])[])
      expect(ours(key, values), key).toBe(theirs(key, values));
  });

  it.each([
    ["{n, plural, =0 {none} one {# of {who}} other {# of {who}s}}", { n: 0, who: "her" }],
    ["{n, plural, =0 {none} one {# of {who}} other {# of {who}s}}", { n: 1, who: "#" }],
    ["a {n, plural, other {{n}/#}} b {who}.", { n: 4_321, who: "{n}" }],
    ["no value", {}],
  ])("of %j", (message, values) => {
    const catalogue: Catalogue<"it"> = { en: { it: message }, es: { it: message } };
    expect(portalSpeaker(catalogue, language)("it", values)).toBe(speaker(catalogue, language)("it", values));
  });
});
