import { expect, test } from "vitest";
import { parseEmailAddress } from "../../../shared/core/draft/email-address.ts";
import { joinedMemory, noteSent, recallSent } from "../../../shared/core/recipients/recall-sent.ts";
import type { RecipientMemory } from "../../../shared/core/recipients/recipient-memory.ts";

function memoryOf(
  text: string | null,
  fails: { key?: boolean; read?: boolean } = {},
): RecipientMemory & { kept(): string | null } {
  let kept = text;
  return {
    key: async () => (fails.key ? Promise.reject(new Error("no key")) : new Uint8Array(32).fill(3)),
    read: async () => (fails.read ? Promise.reject(new Error("no store")) : kept),
    write: async (next) => {
      kept = next;
    },
    kept: () => kept,
  };
}

const jane = parseEmailAddress("jane@roe.example");
if (jane === null) throw new Error("no address");

test("what was noted is recalled", async () => {
  const memory = memoryOf(null);
  await noteSent(memory, [jane], "ordinary");
  const recalled = await recallSent(memory);
  expect(recalled.familiarFor("ordinary")(jane).address).toBe("same-purpose");
  expect(recalled.familiarFor("patient-information")(jane).address).toBe("other-purpose");
});

test("a damaged record knows nobody and is begun anew", async () => {
  const memory = memoryOf("sealpost-sent/1\nnonsense\n");
  expect((await recallSent(memory)).familiarFor("ordinary")(jane).address).toBe("never");
  await noteSent(memory, [jane], "ordinary");
  expect((await recallSent(memory)).familiarFor("ordinary")(jane).address).toBe("same-purpose");
});

test.each([
  ["a key that cannot be read", { key: true }],
  ["a store that cannot be read", { read: true }],
])("%s knows nobody, and nothing is written over it", async (_, fails) => {
  const memory = memoryOf("kept", fails);
  expect((await recallSent(memory)).familiarFor("ordinary")(jane).address).toBe("never");
  await expect(noteSent(memory, [jane], "ordinary")).rejects.toThrow();
  expect(memory.kept()).toBe("kept");
});

test.each([
  [null, null, "never", "never"],
  ["ordinary", null, "same-purpose", "other-purpose"],
  [null, "ordinary", "same-purpose", "other-purpose"],
  ["ordinary", "patient-information", "same-purpose", "same-purpose"],
] as const)("of two memories (%s, %s) what either knows is known", async (first, second, ordinary, patient) => {
  const recalled = await Promise.all(
    [first, second].map(async (purpose) => {
      const memory = memoryOf(null);
      if (purpose !== null) await noteSent(memory, [jane], purpose);
      return recallSent(memory);
    }),
  );
  const [one, other] = recalled;
  if (one === undefined || other === undefined) throw new Error("two memories");
  const joined = joinedMemory(one, other);
  expect(joined.familiarFor("ordinary")(jane).address).toBe(ordinary);
  expect(joined.familiarFor("patient-information")(jane).address).toBe(patient);
});
