import { describe, expect, test } from "vitest";
import { readHtmlBody } from "../../../shared/core/draft/html-body.ts";
import { readPlainBody } from "../../../shared/core/draft/plain-body.ts";
import { greetedPeople } from "../../../shared/core/recipients/greeting.ts";
import { codesIn, type Sending } from "./recipient-words.ts";

describe("who is greeted", () => {
  test.each([
    ["Dear Ms. Roe,\nyour results", [["roe"]]],
    ["Dear Jane Roe:\n", [["jane", "roe"]]],
    ["Hola Juana,\n", [["juana"]]],
    ["Estimada Sra. Pérez Gómez:\n", [["perez", "gomez"]]],
    ["Buenos días, Juana\n", [["juana"]]],
    ["Good morning Mr. de la Cruz,\n", [["cruz"]]],
    ["Hi Jane and Bob,\n", [["jane"], ["bob"]]],
    ["Dear Mr. & Mrs. Roe,\n", [["roe"]]],
    ["Hi jane,\n", [["jane"]]],
    ["Hi Becky, Tom and Jeannie,\n", [["becky"], ["tom"], ["jeannie"]]],
    ["Hi Jane, Thank you for the call\n", [["jane"]]],
    ["Robert Harley:\n> I was not aware", []],
    ["Hi XFS developers,", []],
    ["Hi Jane thanks for calling.\n", [["jane"]]],
    ["Hello Jane! Good to hear from you", [["jane"]]],
    ["Dear JANE ROE\n", [["jane", "roe"]]],
    ["Dear J. Roe,", [["roe"]]],
    ["Ms. Roe,\nyour results", [["roe"]]],
    ["Jane,\nyour results", [["jane"]]],
    ["CONFIDENTIAL\n\nDear Jane,", [["jane"]]],
    ["Hi Jane - quick question", [["jane"]]],
    ["Dear O'Brien family,", []],
    ["Dear team,", []],
    ["Hi all,", []],
    ["Dear Patient,", []],
    ["Dear Sir or Madam,", []],
    ["Hi there,", []],
    ["Hi,\nJane Roe was here", []],
    ["Hi, Jane Roe was seen today", [["jane", "roe"]]],
    ["Hello, I am writing about Jane", []],
    ["Dear parents of Jane Roe,", []],
    ["Dear Radiology,", []],
    ["Estimado equipo:", []],
    ["To whom it may concern,", []],
    ["Hidden Valley is closed", []],
    ["Thank you, Jane", []],
    ["Attached are the results of Jane Roe.", []],
    ["", []],
  ])("%j", (text, words) => expect(greetedPeople(readPlainBody(text)).map((name) => [...name.words])).toEqual(words));

  test("a greeting in quoted or hidden text greets nobody", () => {
    expect(greetedPeople(readPlainBody("> Dear Jane,\n> hello"))).toEqual([]);
    expect(greetedPeople(readHtmlBody('<p style="display:none">Dear Jane,</p><p>Hello.</p>'))).toEqual([]);
  });
});

describe("fires: the greeting names another", () => {
  test.each<[string, Sending]>([
    ["another person's name shown", { to: ["Robert Kim <rk77@gmail.com>"], text: "Dear Ms. Roe,\n" }],
    ["another person's name in the address", { to: ["robert.kim@gmail.com"], text: "Dear Jane,\n" }],
    [
      "to somebody who was sent to before",
      { to: ["robert.kim@gmail.com"], text: "Hola Juana,\n", sent: ["robert.kim@gmail.com"] },
    ],
    ["with a colleague in Cc", { to: ["robert.kim@gmail.com"], cc: ["ann.lee@clinic.org"], text: "Dear Jane,\n" }],
    ["with an office in To", { to: ["robert.kim@gmail.com", "records@clinic.org"], text: "Dear Ms. Roe,\n" }],
    [
      "an address that the address book knows as another's",
      { to: ["sunflower77@gmail.com"], people: ["Robert Kim <sunflower77@gmail.com>"], text: "Dear Jane Roe,\n" },
    ],
    [
      "a greeted person whose own address is another",
      { to: ["sunflower77@gmail.com"], people: ["Jane Roe <jroe@home.example>"], text: "Dear Jane Roe,\n" },
    ],
    ["two greeted, both others", { to: ["robert.kim@gmail.com"], text: "Dear Jane and Mary Roe,\n" }],
    ["a colleague outside", { to: ["Robert Kim <robert.kim@other.example>"], text: "Dear Dr. Lopez,\n" }],
    ["a single given name shown", { to: ["Robert <r77@gmail.com>"], text: "Hi Jane,\n" }],
  ])("%s", (_, sending) => expect(codesIn(sending)).toEqual(["greeting-names-other"]));
});

describe("stays quiet: the greeting fits, or nobody can tell", () => {
  const cases: readonly (readonly [string, string, string, Partial<Sending>?])[] = [
    ["the name shown", "Jane Roe <x77@gmail.com>", "Dear Ms. Roe,"],
    ["a nickname", "Robert Kim <rk77@gmail.com>", "Hi Bob,"],
    ["a nickname the other way", "Bob Kim <rk77@gmail.com>", "Dear Robert,"],
    ["a Spanish nickname", "Francisco Ruiz <fr77@gmail.com>", "Hola Paco,"],
    ["the start of a name", "Alexandra Poe <ap@gmail.com>", "Hi Alex,"],
    ["a nickname in the address", "bobkim@gmail.com", "Dear Mr. Kim,"],
    ["a last name in the address", "mroe1972@gmail.com", "Dear Ms. Roe,"],
    ["a last name changed by marriage", "Jane Roe-Miller <jrm@gmail.com>", "Dear Ms. Miller,"],
    ["the name before marriage", "Jane Miller <jm@gmail.com>", "Dear Jane Roe,"],
    ["accents", "Jose Perez <jp@gmail.com>", "Estimado José Pérez:"],
    ["umlauts spelt out", "Jorg Mueller <jm@gmail.com>", "Dear Mr. Müller,"],
    ["another spelling", "Katherine Poe <kp@gmail.com>", "Dear Catherine,"],
    ["Cyrillic letters", "Мария Иванова <x@gmail.com>", "Dear Maria,"],
    ["Cyrillic, spelt otherwise", "Юлия Попова <x@gmail.com>", "Dear Yulia,"],
    ["letters that cannot be compared", "王小明 <x@gmail.com>", "Dear Xiaoming,"],
    ["an address that says nothing", "sunflower77@gmail.com", "Dear Jane,"],
    ["initials", "J. R. <jr@gmail.com>", "Dear Jane Roe,"],
    ["a first initial and no more", "J. <jx@gmail.com>", "Dear Jane,"],
    ["a family", "The Kim Family <kims@gmail.com>", "Dear Jane,"],
    ["an office", "Front Desk <frontdesk@other.example>", "Dear Jane,"],
    ["a team", "Robert Kim <rk@gmail.com>", "Dear team,"],
    ["no greeting", "Robert Kim <rk@gmail.com>", "Attached are the results."],
    [
      "the known name of an address",
      "sunflower77@gmail.com",
      "Dear Jane,",
      { people: ["Jane Roe <sunflower77@gmail.com>"] },
    ],
    ["a small slip", "Marisol Poe <mp@gmail.com>", "Dear Marisool,"],
    ["one of two greeted", "Robert Kim <rk@gmail.com>", "Dear Jane and Robert,"],
    [
      "a colleague is greeted, the patient has a copy",
      "Robert Kim <rk@gmail.com>",
      "Dear Dr. Lee,",
      { cc: ["Ann Lee <ann.lee@clinic.org>"] },
    ],
    ["a list whose members cannot be seen", "Robert Kim <rk@gmail.com>", "Dear Jane,", { groups: ["Ward"] }],
    ["two outside", "Robert Kim <rk@gmail.com>", "Dear Jane,", { cc: ["x77@gmail.com"] }],
    ["only colleagues", "robert.kim@clinic.org", "Dear Jane,"],
    ["a name in another order", "Kim, Robert <rk@gmail.com>", "Dear Mr. Kim,"],
    ["an apostrophe", "Sean OBrien <so@gmail.com>", "Dear Mr. O’Brien,"],
  ];
  for (const [name, to, text, more] of cases) {
    test(name, () => {
      const raw = to.startsWith("Kim,") ? to.replace(/^(.*) </, '"$1" <') : to;
      const codes = codesIn({ to: [raw], text: `${text}\n`, ...more });
      expect(codes).not.toContain("greeting-names-other");
    });
  }
});

describe("the patient the message is about", () => {
  test.each<[string, Sending, string]>([
    [
      "is another",
      { to: ["Jane Roe <jane.roe@gmail.com>"], text: "Dear Jane,\n", patients: ["Robert Kim"] },
      "patient-is-other",
    ],
    ["is another, without a greeting", { to: ["jane.roe@gmail.com"], patients: ["Robert Kim"] }, "patient-is-other"],
    [
      "is another, to somebody known",
      { to: ["jane.roe@gmail.com"], patients: ["Mr. Kim"], sent: ["jane.roe@gmail.com"] },
      "patient-is-other",
    ],
    [
      "has another address",
      { to: ["sunflower77@gmail.com"], people: ["Robert Kim <rk@home.example>"], patients: ["Robert Kim"] },
      "patient-is-other",
    ],
    ["are two", { to: ["Jane Roe <jane.roe@gmail.com>"], patients: ["Jane Roe", "Robert Kim"] }, "several-patients"],
    [
      "are two, to an address that says nothing",
      { to: ["sunflower77@gmail.com"], patients: ["Jane Roe", "Robert Kim"] },
      "several-patients",
    ],
  ])("fires: %s", (_, sending, code) => expect(codesIn(sending)).toEqual([code]));

  test.each<[string, Sending]>([
    ["is the recipient", { to: ["Jane Roe <jane.roe@gmail.com>"], patients: ["Jane Roe"] }],
    ["is named three ways", { to: ["Jane Roe <jane.roe@gmail.com>"], patients: ["Jane Roe", "Ms. Roe", "Jane"] }],
    ["is a child of the recipient", { to: ["Mary Roe <mary.roe@gmail.com>"], patients: ["Tommy Roe"] }],
    ["are two children", { to: ["Mary Roe <mary.roe@gmail.com>"], patients: ["Tommy Roe", "Anna Roe"] }],
    ["cannot be told from the address", { to: ["sunflower77@gmail.com"], patients: ["Jane Roe"] }],
    ["goes to another clinic", { to: ["ann.lee@mercy.org"], patients: ["Jane Roe", "Robert Kim"] }],
    ["goes to another clinic that is no partner", { to: ["ann.lee@other.example"], patients: ["Jane Roe"] }],
    ["goes to a colleague", { to: ["ann.lee@clinic.org"], patients: ["Jane Roe", "Robert Kim"] }],
    [
      "goes to a clinic, the patient has a copy",
      { to: ["ann.lee@mercy.org"], cc: ["robert.kim@gmail.com"], patients: ["Jane Roe"] },
    ],
    ["is not named", { to: ["jane.roe@gmail.com"], patients: [] }],
  ])("stays quiet: %s", (_, sending) => expect(codesIn(sending)).toEqual([]));
});
