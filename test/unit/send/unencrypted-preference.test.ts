import { beforeEach, expect, test } from "vitest";
import type { AuditEvent } from "../../../shared/core/audit/audit-event.ts";
import { deferredDelivery } from "../../../shared/core/delivery/deferred-delivery.ts";
import type { RankedRoute } from "../../../shared/core/delivery/wire/routes.ts";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import { guardSend, type SendGuard } from "../../../shared/core/send/guard-send.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const policy = policyOf({
  override: { allowed: false },
  registers: { unencryptedPreference: { allowed: true } },
});
const draft = draftOf({
  to: ["John Carter <john.carter77@gmail.com>"],
  subject: "Your record",
  text: "Dear Mr. Carter,\n\nPatient John Carter, SSN 123-45-6789, was diagnosed with lung cancer.",
});
const onRecord: RankedRoute = {
  route: "plain",
  evidence: "preference",
  detail: "access-request",
  checkedAt: "2027-05-03T10:00:00.000Z",
  validUntil: "2027-05-03T10:10:00.000Z",
};
const byPreference: Answer = { choice: "send-unsealed", reason: "patient-agreed", purpose: "access-request" };

let asked = 0;
let events: AuditEvent[] = [];
beforeEach(() => {
  events = [];
});
function guardWith(answers: readonly Answer[], askRoutes: SendGuard["askRoutes"] | null): SendGuard {
  asked = 0;
  const counted = async (about: Draft) => {
    asked++;
    return (await askRoutes?.(about)) ?? [];
  };
  return {
    detectors,
    directory: policyDirectory(policy, "2027-05-03"),
    acquaintance: acquaintanceOf(policy, [], everybodyFamiliar),
    policy,
    decisions: {
      find: async () => ({ fingerprint: fingerprintDraft(draft), answers, decidedAt: now }),
      record: async () => {},
    },
    channel: deferredDelivery,
    auditLog: { append: async (event) => void events.push(event) },
    ...(askRoutes === null ? {} : { askRoutes: counted }),
    now: () => now,
  };
}

test("what the patient asked for and the register holds goes as ordinary mail", async () => {
  const outcome = await guardSend(
    draft,
    guardWith([byPreference], async () => [[onRecord]]),
  );
  expect(outcome).toMatchObject({ kind: "release", protection: { kind: "as-is" } });
  expect(events).toMatchObject([{ outcome: { overrides: ["patient-agreed"], purposes: ["access-request"] } }]);
});

test("no words of the user are in the audit log, whatever a decision holds", async () => {
  const note = "Mr. Carter called about his cancer";
  await guardSend(
    draft,
    guardWith([{ ...byPreference, note }], async () => [[onRecord]]),
  );
  await guardSend(draft, guardWith([{ choice: "override", question: "phi-in-subject", reason: "other", note }], null));
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events)).not.toMatch(/Carter|cancer/);
});

test.each<[string, SendGuard["askRoutes"] | null]>([
  ["the register holds nothing", async () => [[]]],
  ["its entry has run out", async () => [[{ ...onRecord, validUntil: "2027-05-03T09:59:59.000Z" }]]],
  ["it cannot be asked", () => Promise.reject(new Error("offline"))],
  ["this client cannot ask", null],
])("held: %s", async (_name, askRoutes) => {
  expect(await guardSend(draft, guardWith([byPreference], askRoutes))).toEqual({
    kind: "hold",
    reasons: ["phi-to-outside", "needs-decision"],
  });
});

test("nobody is asked where the user relies on nothing", async () => {
  await guardSend(
    draft,
    guardWith([{ choice: "seal" }], async () => [[onRecord]]),
  );
  await guardSend(
    draft,
    guardWith([], async () => [[onRecord]]),
  );
  expect(asked).toBe(0);
});
