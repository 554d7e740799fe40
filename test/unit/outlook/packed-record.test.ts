import fc from "fast-check";
import { expect, test } from "vitest";
import { mostPackedEntries, packRecord, unpackRecord } from "../../../outlook-addin/packed-record.ts";
import { type EmailAddress, parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { familiarityIn } from "../../../shared/core/recipients/familiarity.ts";
import {
  addressHash,
  emptySentRecord,
  rememberSent,
  type SendPurpose,
  type SentRecord,
} from "../../../shared/core/recipients/sent-record.ts";

const hash = addressHash(new Uint8Array(32).fill(7));
const address = (raw: string): EmailAddress => {
  const parsed = parseEmailAddress(raw);
  if (parsed === null) throw new Error("a test named an address that is none");
  return parsed;
};
const recordOf = (sends: readonly (readonly [string, SendPurpose])[]): SentRecord =>
  sends.reduce(
    (record, [raw, purpose]) => rememberSent(record, hash, [address(raw)], purpose),
    emptySentRecord as SentRecord,
  );

test("what is packed knows whom the record knows, and what for", () => {
  const send = fc.tuple(
    fc.integer({ min: 0, max: 30 }).map((at) => `p${at}@d${at % 7}.example`),
    fc.constantFrom<SendPurpose>("ordinary", "patient-information"),
  );
  fc.assert(
    fc.property(fc.array(send, { maxLength: 60 }), (sends) => {
      const record = recordOf(sends);
      const back = unpackRecord(packRecord(record));
      expect([...back.entries]).toEqual([...record.entries]);
      expect(back.frequentDomains).toEqual(record.frequentDomains);
    }),
    { numRuns: 50 },
  );
});

test("a full record stays under 5,000 characters and keeps the latest", () => {
  const many = Array.from(
    { length: 400 },
    (_, at) => [`p${at}@hospital-number-${at % 40}.example`, "ordinary"] as const,
  );
  const packed = packRecord(recordOf(many));
  expect(packed.length).toBeLessThan(5_000);
  const back = unpackRecord(packed);
  expect(back.entries.size).toBe(mostPackedEntries);
  const ask = familiarityIn(back, hash, "ordinary");
  expect(ask(address("p399@hospital-number-39.example"))).toEqual({ address: "same-purpose", domain: true });
  expect(ask(address("p1@hospital-number-1.example")).address).toBe("never");
});

test.each(["", "no base64!", "AAAA", "a b c"])("anything else knows nobody: %j", (text) => {
  expect(unpackRecord(text).entries.size).toBe(0);
});
