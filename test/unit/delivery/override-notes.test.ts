import { describe, expect, test } from "vitest";
import { type OverrideNote, overrideNotes, takeNote } from "../../../shared/core/delivery/override-notes.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import { draftOf } from "../../support/draft-of.ts";

const draft = draftOf({ to: ["Desk <desk@lakeside.example>"], cc: ["no address"], subject: "Maria Lopez" });
const other = draftOf({ to: ["desk@lakeside.example"], subject: "Another" });
const decidedAt = Date.parse("2027-05-03T10:00:00Z");
const decisionOf = (answers: readonly Answer[], about = draft) => ({
  fingerprint: fingerprintDraft(about),
  answers,
  decidedAt,
});
const noted = (note: string): Answer => ({ choice: "send-unsealed", reason: "other", note });

function memory(works = true) {
  const kept = new Map<string, string>();
  const fail = () => Promise.reject(new Error("full"));
  const store = {
    read: async (key: string) => kept.get(key) ?? null,
    write: works ? async (key: string, value: string) => void kept.set(key, value) : fail,
  };
  return { kept, notes: overrideNotes(store) };
}

describe("the note of a decision", () => {
  test("is kept with the reason, the time and the addresses, and is not in the decision any more", async () => {
    const { notes, kept } = memory();
    const decision = await takeNote(
      decisionOf([{ choice: "override", question: "phi-in-subject", reason: "other", note: "a" }, noted("a")]),
      draft,
      notes,
    );
    expect(decision.answers).toEqual([
      { choice: "override", question: "phi-in-subject", reason: "other" },
      { choice: "send-unsealed", reason: "other" },
    ]);
    expect(await notes.all()).toEqual([
      {
        id: fingerprintDraft(draft),
        at: "2027-05-03T10:00:00.000Z",
        recipients: ["desk@lakeside.example"],
        reason: "other",
        note: "a",
      },
    ]);
    expect(JSON.stringify([...kept])).not.toContain("Maria");
  });

  test("says what ordinary mail was asked for", async () => {
    const { notes } = memory();
    const asked: Answer = { choice: "send-unsealed", reason: "patient-agreed", purpose: "billing", note: "called" };
    const { answers } = await takeNote(decisionOf([asked]), draft, notes);
    expect(answers).toEqual([{ choice: "send-unsealed", reason: "patient-agreed", purpose: "billing" }]);
    expect(await notes.all()).toMatchObject([{ reason: "patient-agreed", purpose: "billing", note: "called" }]);
  });

  test.each([
    ["spaces alone are none", "  \n ", []],
    ["longer ones are cut", "x".repeat(2_000), ["x".repeat(500)]],
    ["what stands around it is left out", "  why  ", ["why"]],
    ["another script is kept as it is", "ünïcode 日本 🙂", ["ünïcode 日本 🙂"]],
  ])("%s", async (_name, written, kept) => {
    const { notes } = memory();
    await takeNote(decisionOf([noted(written)]), draft, notes);
    expect((await notes.all()).map(({ note }) => note)).toEqual(kept);
  });

  test("one for each draft: a new decision takes its place, or takes it back", async () => {
    const { notes } = memory();
    await takeNote(decisionOf([noted("first")]), draft, notes);
    await takeNote(decisionOf([noted("elsewhere")], other), other, notes);
    await takeNote(decisionOf([noted("second")]), draft, notes);
    expect((await notes.all()).map(({ note }) => note)).toEqual(["second", "elsewhere"]);
    await takeNote(decisionOf([{ choice: "seal" }]), draft, notes);
    expect((await notes.all()).map(({ note }) => note)).toEqual(["elsewhere"]);
  });

  test("a store that fails stops no message, and the note is not left in the decision", async () => {
    const { notes } = memory(false);
    const { answers } = await takeNote(decisionOf([noted("lost")]), draft, notes);
    expect(answers).toEqual([{ choice: "send-unsealed", reason: "other" }]);
  });

  test("a hundred are kept, and each can be forgotten", async () => {
    const { notes } = memory();
    for (let at = 0; at < 103; at++) {
      const about = draftOf({ subject: `Draft ${at}` });
      await takeNote(decisionOf([noted(`note ${at}`)], about), about, notes);
    }
    const all = await notes.all();
    expect(all).toHaveLength(100);
    expect(all[0]?.note).toBe("note 102");
    await notes.drop(all[0]?.id ?? "");
    expect((await notes.all())[0]?.note).toBe("note 101");
  });
});

test("two pages that write the same store lose nothing, with a lock that they share", async () => {
  let kept: string | null = null;
  const store = {
    read: async () => kept,
    write: async (_key: string, value: string) => {
      await new Promise((resolve) => setImmediate(resolve));
      kept = value;
    },
  };
  const alone = (task: () => Promise<void>): Promise<void> => navigator.locks.request("override-notes", task);
  const [eventPage, pane] = [overrideNotes(store, alone), overrideNotes(store, alone)];
  const at = "2027-05-03T10:00:00Z";
  const note = (id: string): OverrideNote => ({ id, at, recipients: [], reason: "other", note: id });
  await eventPage.keep(note("a"));
  await Promise.all([eventPage.keep(note("b")), pane.drop("a")]);
  expect((await pane.all()).map(({ id }) => id)).toEqual(["b"]);
});
