import { describe, expect, test } from "vitest";
import { concernsIn, type Sending } from "./recipient-words.ts";

const work = "maria.lopez@clinic.org";
const home = "maria.lopez@gmail.com";
const both = [`Maria Lopez <${work}>`, `Maria Lopez <${home}>`];

function usualIn(sending: Sending): readonly string[] {
  return concernsIn(sending).flatMap((concern) => (concern.code === "namesake" ? [concern.usual] : []));
}

describe("fires", () => {
  test.each<[string, Sending, string]>([
    ["a colleague's name at a personal account, never sent to", { to: [`Maria Lopez <${home}>`], people: both }, work],
    ["known for other mail only", { to: [`Maria Lopez <${home}>`], people: both, sentOther: [home] }, work],
    ["without a display name", { to: [home], people: both }, work],
    ["not in the address book, but reads the same", { to: [home], people: [`Maria Lopez <${work}>`] }, work],
    ["another namesake is in the thread", { to: [home], people: both, thread: [work], sent: [home] }, work],
    ["the patient is in the thread, the colleague was picked", { to: [work], people: both, thread: [home] }, home],
    [
      "another gets such messages, this one never did",
      {
        to: ["Ann Lee <ann.lee@one.example>"],
        people: ["Ann Lee <ann.lee@one.example>", "Ann Lee <ann@two.example>"],
        sent: ["ann@two.example"],
      },
      "ann@two.example",
    ],
    [
      "a nickname",
      {
        to: ["Bob Kim <bobkim@gmail.com>"],
        people: ["Robert Kim <robert.kim@clinic.org>", "Bob Kim <bobkim@gmail.com>"],
      },
      "robert.kim@clinic.org",
    ],
    [
      "the same part before the @",
      { to: ["mlopez@gmail.com"], people: [`M Lopez <mlopez@clinic.org>`] },
      "mlopez@clinic.org",
    ],
    [
      "accents and order",
      { to: ['"LÓPEZ, María" <marial@outlook.com>'], people: [`Maria Lopez <${work}>`, "x <marial@outlook.com>"] },
      work,
    ],
  ])("%s", (_, sending, usual) => expect(usualIn(sending)).toEqual([usual]));
});

describe("stays quiet", () => {
  test.each<[string, Sending]>([
    ["the chosen one gets such messages", { to: [home], people: both, sent: [home] }],
    ["the chosen one is in the thread", { to: [home], people: both, thread: [home, work] }],
    ["both are recipients", { to: [home], cc: [work], people: both }],
    ["the colleague in a new message", { to: [work], people: both }],
    ["one person with two addresses", { to: [home], people: [`Maria Lopez <${work}> <${home}>`] }],
    ["two strangers of one name", { to: ["Ann Lee <ann.lee@one.example>"], people: ["Ann Lee <ann@two.example>"] }],
    ["the same given name", { to: ["maria@gmail.com"], people: ["Maria Lopez <maria@clinic.org>"] }],
    ["an office of the same name", { to: ["billing@insurer.example"], people: ["Billing <billing@clinic.org>"] }],
    ["the same last name", { to: ["Ana Lopez <ana.lopez@gmail.com>"], people: both }],
    [
      "one Gmail mailbox in two spellings",
      { to: ["marialopez@gmail.com"], people: [`Maria Lopez <${home}>`], sent: [home] },
    ],
  ])("%s", (_, sending) => expect(usualIn(sending)).toEqual([]));
});
