import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EmailAddress, parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { familiarityIn, nobodyFamiliar } from "../../../shared/core/recipients/familiarity.ts";
import {
  addressHash,
  emptySentRecord,
  mostEntries,
  rememberSent,
  type SendPurpose,
  type SentRecord,
} from "../../../shared/core/recipients/sent-record.ts";
import { decodeSentRecord, encodeSentRecord } from "../../../shared/core/recipients/sent-record-text.ts";

const hash = addressHash(new Uint8Array(32).fill(7));

function address(raw: string): EmailAddress {
  const parsed = parseEmailAddress(raw);
  if (parsed === null) throw new Error("a test named an address that is none");
  return parsed;
}

function sent(purpose: SendPurpose, ...raw: readonly string[]): (before: SentRecord) => SentRecord {
  return (before) => rememberSent(before, hash, raw.map(address), purpose);
}

const jane = "jane@roe.example";

describe("what is remembered", () => {
  test.each<[string, (before: SentRecord) => SentRecord, string, SendPurpose, string, boolean]>([
    ["nothing yet", (record) => record, jane, "ordinary", "never", false],
    ["the same address for the same purpose", sent("ordinary", jane), jane, "ordinary", "same-purpose", true],
    ["the same address in capitals", sent("ordinary", jane), "JANE@Roe.example", "ordinary", "same-purpose", true],
    [
      "the same address for another purpose",
      sent("ordinary", jane),
      jane,
      "patient-information",
      "other-purpose",
      true,
    ],
    ["another address at the same domain", sent("ordinary", jane), "john@roe.example", "ordinary", "never", true],
    ["the same name at another domain", sent("ordinary", jane), "jane@roe.test", "ordinary", "never", false],
  ])("%s", (_, change, asked, purpose, known, domain) => {
    const familiar = familiarityIn(change(emptySentRecord), hash, purpose);
    expect(familiar(address(asked))).toEqual({ address: known, domain });
  });

  test("both purposes of one address", () => {
    const record = sent("patient-information", jane)(sent("ordinary", jane)(emptySentRecord));
    for (const purpose of ["ordinary", "patient-information"] as const) {
      expect(familiarityIn(record, hash, purpose)(address(jane)).address).toBe("same-purpose");
    }
  });

  test("another installation's key knows nobody", () => {
    const record = sent("ordinary", jane)(emptySentRecord);
    const other = addressHash(new Uint8Array(32).fill(8));
    expect(familiarityIn(record, other, "ordinary")(address(jane)).address).toBe("never");
  });

  test("a record that cannot be read knows nobody", () => {
    expect(nobodyFamiliar(address(jane))).toEqual({ address: "never", domain: false });
  });
});

describe("domains in clear", () => {
  test("two people at a family's domain do not name it", () => {
    expect(sent("ordinary", jane, "john@roe.example")(emptySentRecord).frequentDomains).toEqual([]);
  });
  test("three people make a domain frequent", () => {
    const record = sent("ordinary", "a@vendor.example", "b@vendor.example", "c@vendor.example")(emptySentRecord);
    expect(record.frequentDomains).toEqual(["vendor.example"]);
  });
  test("one person written to three times does not", () => {
    const once = sent("ordinary", jane);
    expect(once(once(once(emptySentRecord))).frequentDomains).toEqual([]);
  });
});

test("the text names no address and no rare domain", () => {
  const text = encodeSentRecord(sent("patient-information", jane)(emptySentRecord));
  expect(text).not.toMatch(/jane|roe/i);
});

test("the oldest entry goes first, and writing again makes one young", () => {
  const many = Array.from({ length: mostEntries }, (_, at) => `p${at}@x.example`);
  const full = sent("ordinary", ...many)(emptySentRecord);
  const next = sent("ordinary", "p0@x.example", "new@x.example")(full);
  const familiar = familiarityIn(next, hash, "ordinary");
  expect(next.entries.size).toBe(mostEntries);
  expect(familiar(address("p0@x.example")).address).toBe("same-purpose");
  expect(familiar(address("new@x.example")).address).toBe("same-purpose");
  expect(familiar(address("p1@x.example")).address).toBe("never");
  expect(decodeSentRecord(encodeSentRecord(next))).toEqual(next);
});

test("every record is read back as it was", () => {
  const mail = fc
    .tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.stringMatching(/^[a-z]{1,3}$/))
    .map((p) => `${p[0]}@${p[1]}.org`);
  const purpose = fc.constantFrom<SendPurpose>("ordinary", "patient-information");
  fc.assert(
    fc.property(fc.array(fc.tuple(purpose, fc.array(mail, { maxLength: 6 })), { maxLength: 8 }), (sends) => {
      const record = sends.reduce((before, [why, to]) => sent(why, ...to)(before), emptySentRecord);
      const back = decodeSentRecord(encodeSentRecord(record));
      expect(back).toEqual(record);
      expect([...(back?.entries.keys() ?? [])]).toEqual([...record.entries.keys()]);
    }),
  );
});

test.each([
  ["nothing", ""],
  ["another program's text", "{}"],
  ["a later version", "sealpost-sent/2\n"],
  ["a text cut short", "sealpost-sent/1\na 00112233445566778899aabbccddeeff 0011"],
  ["a purpose that is none", `sealpost-sent/1\na ${"0".repeat(32)} ${"0".repeat(16)} 4\n`],
  [
    "more entries than are kept",
    `sealpost-sent/1\n${Array.from({ length: mostEntries + 1 }, (_, at) => `a ${String(at).padStart(32, "0")} ${"0".repeat(16)} 1`).join("\n")}\n`,
  ],
])("%s is no record", (_, text) => expect(decodeSentRecord(text)).toBeNull());
