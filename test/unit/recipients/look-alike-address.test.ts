import { describe, expect, test } from "vitest";
import { concernsIn, type Sending } from "./recipient-words.ts";

const jane = "jane.roe.smith@gmail.com";

function alike(sending: Sending): readonly unknown[] {
  return concernsIn(sending).flatMap((one) => (one.code === "look-alike-address" ? [[one.trick, one.resembles]] : []));
}

describe("fires", () => {
  test.each<[string, string, string, string]>([
    ["a letter less", "jane.roe.smth@gmail.com", jane, "slip"],
    ["two letters swapped", "jane.roe.simth@gmail.com", jane, "slip"],
    ["a letter doubled", "robert.kimm@family.example", "robert.kim@family.example", "slip"],
    ["a number for a letter", "r0bert.kim@family.example", "robert.kim@family.example", "letters"],
    ["a Cyrillic letter", "rоbert.kim@family.example", "robert.kim@family.example", "letters"],
    ["rn for m", "sarnuel@family.example", "samuel@family.example", "letters"],
    ["another separator", "robert_kim@family.example", "robert.kim@family.example", "separator"],
    ["no separator", "robertkim@family.example", "robert.kim@family.example", "separator"],
  ])("%s", (_, to, known, trick) => expect(alike({ to: [to], people: [`x <${known}>`] })).toEqual([[trick, known]]));
});

describe("stays quiet", () => {
  test.each<[string, Sending]>([
    ["the known address itself", { to: [jane], people: [`x <${jane}>`] }],
    ["the same in capitals", { to: ["Jane.Roe.Smith@gmail.com"], people: [`x <${jane}>`] }],
    ["one Gmail mailbox without dots", { to: ["janeroesmith@gmail.com"], people: [`x <${jane}>`] }],
    ["a tag", { to: ["jane.roe.smith+lab@gmail.com"], people: [`x <${jane}>`] }],
    ["another number", { to: ["john.smith2@gmail.com"], people: ["x <john.smith1@gmail.com>"] }],
    ["short ones, a letter apart", { to: ["jsmith@x.example"], people: ["x <lsmith@x.example>"] }],
    ["another name", { to: ["john.miller@x.example"], people: ["x <joan.millard@x.example>"] }],
    ["the same name at another domain", { to: ["robert.kimm@y.example"], people: ["x <robert.kim@x.example>"] }],
    [
      "sent to before",
      { to: ["robert.kimm@x.example"], people: ["x <robert.kim@x.example>"], sent: ["robert.kimm@x.example"] },
    ],
    [
      "both are recipients",
      { to: ["robert.kimm@x.example", "robert.kim@x.example"], people: ["x <robert.kim@x.example>"] },
    ],
    ["a colleague", { to: ["robert.kimm@clinic.org"], people: ["x <robert.kim@clinic.org>"] }],
  ])("%s", (_, sending) => expect(alike(sending)).toEqual([]));
});
