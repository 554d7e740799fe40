import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddressList } from "../../cli/address-list.ts";

const shown = (header: string): string[] =>
  readAddressList("to", header).map((recipient) => {
    if (recipient.kind === "mailbox") return `${recipient.name}|${recipient.address}`;
    return recipient.kind === "group" ? `group ${recipient.name}` : `? ${recipient.raw}`;
  });

test.each([
  ["one bare address", "bob@example.org", ["|bob@example.org"]],
  ["two addresses", "bob@example.org, Ann <ann@example.org>", ["|bob@example.org", "Ann|ann@example.org"]],
  ["a comma inside a quoted name", '"Roe, Jane" <jane@example.org>', ["Roe, Jane|jane@example.org"]],
  ["an escaped quote inside a name", '"A \\"B, C\\"" <a@example.org>', ['A "B, C"|a@example.org']],
  ["an encoded name with a comma in it", "=?utf-8?Q?Roe=2C_Jos=C3=A9?= <r@example.org>", ["Roe, José|r@example.org"]],
  ["an address in front of a comment", "bob@example.org (Bob, front desk)", ["Bob, front desk|bob@example.org"]],
  [
    "a group",
    "Staff: a@example.org, b@example.org; c@example.org",
    ["|a@example.org", "|b@example.org", "|c@example.org"],
  ],
  ["a group that names nobody", "undisclosed-recipients:;", ["group undisclosed-recipients"]],
  ["two addresses parted by a semicolon", "x@evil.com; y@hospital.org", ["? x@evil.com; y@hospital.org"]],
  ["an address posing as a name", "y@hospital.org <x@evil.com>", ["? y@hospital.org <x@evil.com>"]],
  ["two pairs of angles", "<x@evil.com><y@hospital.org>", ["? <x@evil.com><y@hospital.org>"]],
  ["a quote that never ends", '"Bob <bob@example.org>, ann@example.org', ['? "Bob <bob@example.org>, ann@example.org']],
  ["nothing", " , ", []],
])("%s", (_, header, expected) => {
  expect(shown(header)).toEqual(expected);
});

test("no header makes it throw, and every at-sign is in somebody's entry", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const entries = readAddressList("to", `${text}, z@example.org`);
      expect(JSON.stringify(entries)).toContain("z@example.org");
    }),
  );
});
