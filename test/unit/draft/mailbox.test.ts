import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { formatMailbox, parseMailbox } from "../../../shared/core/draft/mailbox.ts";

test.each([
  ["bob@example.org", "", "bob@example.org"],
  ["Bob <bob@example.org>", "Bob", "bob@example.org"],
  ['"Roe, Jane" <jane.roe@Example.ORG>', "Roe, Jane", "jane.roe@example.org"],
  ['"a \\"quoted\\" name" <q@example.org>', 'a "quoted" name', "q@example.org"],
  ["José Núñez <josé@ejemplo.es>", "José Núñez", "josé@ejemplo.es"],
  ["  spaced@example.org ", "", "spaced@example.org"],
  ["<bare@example.org>", "", "bare@example.org"],
])("%s is one mailbox", (raw, name, address) => {
  expect(parseMailbox(raw)).toEqual({ name, address });
});

test.each([
  "x@evil.com, y@hospital.org",
  "x@evil.com; y@hospital.org",
  "x@evil.com y@hospital.org",
  "y@hospital.org <x@evil.com>, z@hospital.org",
  "<x@evil.com><y@hospital.org>",
  "x@evil.com <y@hospital.org>",
  "a@b@c.org",
  "no-at.example.org",
  "@example.org",
  "bob@",
  "bob@localhost",
  "bob@10.0.0.1",
  "bob@[10.0.0.1]",
  '"x@evil.com"@hospital.org',
  "bob@-bad.org",
  "bob@exa mple.org",
  ".bob@example.org",
  "bob..b@example.org",
  "Group: a@b.org, c@d.org;",
  "",
  "bob@example.org\nBcc: x@evil.com",
  `${"a".repeat(65)}@example.org`,
  `bob@${"a.".repeat(150)}org`,
])("%j is not one mailbox", (raw) => {
  expect(parseMailbox(raw)).toBeNull();
});

test("what is formatted is read back", () => {
  const address = parseEmailAddress("bob@example.org");
  if (address === null) throw new Error("fixture");
  const printable = fc.stringMatching(/^[ -~À-ž]{0,40}$/).map((name) => name.trim());
  fc.assert(
    fc.property(printable, (name) => {
      expect(parseMailbox(formatMailbox({ name, address }))).toEqual({ name, address });
    }),
  );
});

test("any string gets an answer, and two at-signs with a comma never pass", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => parseMailbox(`${a}@x.org,${b}@y.org`) === null));
});
