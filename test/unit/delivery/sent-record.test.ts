import { describe, expect, test } from "vitest";
import { type SentEntry, sentEntryOf, sentRecord } from "../../../shared/core/delivery/sent-record.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import { draftOf } from "../../support/draft-of.ts";

const id = (letter: string): string => letter.repeat(22);
const entry = (letter: string, changes: Partial<SentEntry> = {}): SentEntry => ({
  messageId: id(letter),
  endpoint: "https://mail.clinic.example",
  sender: "alice@clinic.example",
  recipients: ["desk@lakeside.example"],
  link: null,
  announced: false,
  storedAt: "2027-05-03T10:00:00Z",
  expiresAt: "2027-06-02T10:00:00Z",
  ...changes,
});

function memory(first: string | null = null) {
  const kept = new Map<string, string>(first === null ? [] : [["sent-messages", first]]);
  return {
    kept,
    store: {
      read: async (key: string) => kept.get(key) ?? null,
      write: async (key: string, value: string) => {
        await new Promise((resolve) => setImmediate(resolve));
        kept.set(key, value);
      },
    },
  };
}

describe("the record", () => {
  test("newest first, each message once", async () => {
    const record = sentRecord(memory().store);
    await record.note(entry("a"));
    await record.note(entry("b"));
    await record.note(entry("a", { announced: true }));
    expect((await record.all()).map(({ messageId, announced }) => [messageId, announced])).toEqual([
      [id("a"), true],
      [id("b"), false],
    ]);
  });

  test("two changes at once are both kept", async () => {
    const record = sentRecord(memory().store);
    await Promise.all([record.note(entry("a")), record.note(entry("b")), record.change(id("a"), { announced: true })]);
    expect(await record.all()).toMatchObject([{ messageId: id("b") }, { messageId: id("a"), announced: true }]);
  });

  test("two pages that write the same store lose nothing, with a lock that they share", async () => {
    const { store } = memory();
    const alone = (task: () => Promise<void>): Promise<void> => navigator.locks.request("sent-messages", task);
    const [one, other] = [sentRecord(store, alone), sentRecord(store, alone)];
    await Promise.all([one.note(entry("a")), other.note(entry("b")), one.note(entry("c")), other.drop(id("a"))]);
    expect((await one.all()).map(({ messageId }) => messageId)).toEqual([id("c"), id("b")]);
  });

  test("a change of what is not known changes nothing", async () => {
    const record = sentRecord(memory().store);
    await record.change(id("x"), { announced: true });
    expect(await record.all()).toEqual([]);
  });

  test("the oldest of very many go", async () => {
    const many = Array.from({ length: 250 }, (_, place) => entry("a", { messageId: String(place).padStart(22, "m") }));
    const record = sentRecord(memory(JSON.stringify(many)).store);
    await record.note(entry("z"));
    expect(await record.all()).toHaveLength(200);
  });

  test.each(["{", "7", "null", '[{"messageId":"short"}]'])("what was kept as %j is nothing", async (kept) => {
    expect(await sentRecord(memory(kept).store).all()).toEqual([]);
  });

  test("a write that fails is told, and the next one works", async () => {
    const { store, kept } = memory();
    let fail = true;
    const record = sentRecord({
      ...store,
      write: async (key, value) => {
        if (fail) throw new Error("disk");
        kept.set(key, value);
      },
    });
    await expect(record.note(entry("a"))).rejects.toThrow("disk");
    fail = false;
    await record.note(entry("b"));
    expect(await record.all()).toHaveLength(1);
  });
});

test("of a draft only whom it goes to is kept", () => {
  const draft = draftOf({
    to: ["Desk <desk@lakeside.example>", "maria@home.example"],
    cc: ["desk@lakeside.example"],
    subject: "Maria Lopez, HIV",
    text: "MRN 4482913",
  });
  const receipt = {
    kind: "sealed",
    fingerprint: fingerprintDraft(draft),
    messageId: id("a"),
    link: "https://mail.clinic.example/p/x#y",
    notice: { subject: "N", html: "", text: "" },
    recipients: 2,
    storedAt: "2027-05-03T10:00:00Z",
    expiresAt: "2027-06-02T10:00:00Z",
  } as const;
  const made = sentEntryOf(draft, receipt, { endpoint: "https://mail.clinic.example", expiresAt: receipt.expiresAt });
  expect(made.recipients).toEqual(["desk@lakeside.example", "maria@home.example"]);
  expect(JSON.stringify(made)).not.toMatch(/Lopez|HIV|4482913|Desk/);
});
