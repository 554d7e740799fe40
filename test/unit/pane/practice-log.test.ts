import { expect, test } from "vitest";
import type { AuditEvent } from "../../../shared/core/audit/audit-event.ts";
import { practiceAnswers, practiceDrafts } from "../../../shared/pane/practice-drafts.ts";
import { practiceLog } from "../../../shared/pane/practice-log.ts";
import { policyOf } from "../../support/policy-of.ts";

const result = { right: 4, of: 5, at: "2027-05-03T10:00:00.000Z" };

function logWith(report: boolean, kept: string | null = null, broken = false) {
  const events: AuditEvent[] = [];
  let text = kept;
  const log = practiceLog({
    store: {
      read: async () => text,
      write: async (_, value) => {
        if (broken) throw new Error("disk");
        text = value;
      },
    },
    policy: async () => policyOf({ training: { report } }),
    auditLog: { append: async (event) => void events.push(event) },
  });
  return { log, events };
}

test("the result is kept on this machine, and goes nowhere by itself", async () => {
  const { log, events } = logWith(false);
  expect(await log.last()).toBeNull();
  await log.done(result);
  expect(await log.last()).toEqual(result);
  expect(events).toEqual([]);
});

test("where the policy says so it is reported, without an answer", async () => {
  const { log, events } = logWith(true);
  await log.done(result);
  expect(events).toEqual([{ type: "training", ...result, policyVersion: 7 }]);
});

test("a store that fails stops nobody, and the report goes all the same", async () => {
  const { log, events } = logWith(true, null, true);
  await log.done(result);
  expect(events).toHaveLength(1);
});

test.each(["{", "null", "[]", '{"right":"4"}'])("what was kept as %j is no result", async (kept) => {
  expect(await logWith(false, kept).log.last()).toBeNull();
});

test("each place where a problem can be is right once", () => {
  expect(practiceDrafts.map(({ right }) => right).toSorted()).toEqual([...practiceAnswers].toSorted());
});
