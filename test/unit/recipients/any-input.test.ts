import fc from "fast-check";
import { expect, test } from "vitest";
import { readHtmlBody } from "../../../shared/core/draft/html-body.ts";
import { parseRecipient } from "../../../shared/core/draft/recipient.ts";
import { concernsOf } from "../../../shared/core/recipients/concerns-of.ts";
import { nobodyFamiliar } from "../../../shared/core/recipients/familiarity.ts";
import { knownDomains } from "../../../shared/core/recipients/known-domains.ts";
import { knownPeople } from "../../../shared/core/recipients/known-people.ts";
import { address, concernsIn } from "./recipient-words.ts";

const letters = fc.constantFrom(..."abemnorv01.-_+іаєπ日é");
const word = fc.array(letters, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(""));
const mail = fc
  .tuple(word, word, fc.constantFrom("org", "com", "co.uk", "xn--p1ai"))
  .map((p) => `${p[0]}@${p[1]}.${p[2]}`);
const raw = fc.oneof(
  mail,
  fc.string({ unit: "binary" }),
  fc.tuple(fc.string({ unit: "grapheme" }), mail).map(([name, at]) => `"${name}" <${at}>`),
);

test("whatever stands in the fields, every concern points at a recipient, once a code, and nothing is thrown", () => {
  fc.assert(
    fc.property(
      fc.array(raw, { maxLength: 8 }),
      fc.array(raw, { maxLength: 5 }),
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      (to, known, text, patients) => {
        const recipients = to.map((one) => parseRecipient("to", one));
        const people = known.flatMap((one) => {
          const parsed = parseRecipient("to", one);
          return parsed.kind === "mailbox" ? [{ name: parsed.name, addresses: [parsed.address] }] : [];
        });
        const concerns = concernsOf(recipients, {
          sender: address("alice@clinic.org"),
          organisation: text,
          domains: knownDomains({
            own: ["clinic.org"],
            partners: people.map(({ addresses: [one] }) => String(one).split("@")[1] ?? "x.org"),
          }),
          people: knownPeople(people),
          familiar: nobodyFamiliar,
          conversation: { kind: "reply-all", participants: people.flatMap(({ addresses }) => addresses) },
          body: readHtmlBody(`<p>Dear ${text},</p>`),
          patients,
          hasFindings: true,
          quotesProtected: true,
          visibleLimit: 3,
        });
        const marks = concerns.map((one) => `${one.code} ${"recipient" in one ? one.recipient : ""}`);
        expect(new Set(marks).size).toBe(marks.length);
        for (const one of concerns) if ("recipient" in one) expect(recipients[one.recipient]).toBeDefined();
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ["a very long name", "x".repeat(900)],
  ["nothing but brackets", "(".repeat(900)],
  ["nothing but stops", ".".repeat(900)],
  ["many addresses", "a@b.org ".repeat(100)],
])("%s is read in no time", (_, name) => {
  const start = process.threadCpuUsage();
  concernsIn({
    to: Array.from({ length: 200 }, (__, at) => `"${name}" <p${at}@x${at}.example>`),
    text: `Dear ${name}\n`,
  });
  const { user, system } = process.threadCpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(1_000);
});

test("a record that cannot be read asks more, never less", () => {
  const to = ["Maria Lopez <maria.lopez@cl1nic.org>", "jane@gmail.com"];
  const all = concernsIn({ to });
  const some = concernsIn({ to, sent: ["maria.lopez@cl1nic.org"] });
  expect(all.length).toBeGreaterThan(some.length);
  for (const one of some) expect(all).toContainEqual(one);
});
