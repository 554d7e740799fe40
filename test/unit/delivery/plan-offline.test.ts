import { expect, test } from "vitest";
import type { DeliveryPlan } from "../../../shared/core/delivery/delivery-plan.ts";
import { planOffline } from "../../../shared/core/delivery/plan-offline.ts";
import { policyOf } from "../../support/policy-of.ts";

const release: DeliveryPlan = { kind: "release", overridden: [], protection: { kind: "as-is" } };
const encrypted: DeliveryPlan = {
  kind: "release",
  overridden: [],
  protection: { kind: "encrypt", technology: "openpgp" },
};
const seal: DeliveryPlan = { kind: "seal", endpoint: "https://mail.clinic.example" };
const submit: DeliveryPlan = { kind: "submit", endpoint: "https://mail.clinic.example", floor: "sealed" };
const asked: DeliveryPlan = { kind: "hold", reasons: ["phi-in-subject", "needs-decision"] };
const hold = (reason: "offline" | "offline-waiting"): DeliveryPlan => ({ kind: "hold", reasons: [reason] });

test.each([
  { name: "ordinary mail waits in the client's outbox", offline: "queue", plan: release, becomes: release },
  { name: "what the client encrypts itself waits there too", offline: "queue", plan: encrypted, becomes: encrypted },
  { name: "what is sealed waits in its window", offline: "queue", plan: seal, becomes: hold("offline-waiting") },
  { name: "what is handed over waits in its window", offline: "queue", plan: submit, becomes: hold("offline-waiting") },
  { name: "hold: ordinary mail stays a draft", offline: "hold", plan: release, becomes: hold("offline") },
  { name: "hold: what is sealed stays a draft", offline: "hold", plan: seal, becomes: hold("offline") },
  { name: "hold: what is handed over stays a draft", offline: "hold", plan: submit, becomes: hold("offline") },
  { name: "a question is asked as ever", offline: "queue", plan: asked, becomes: asked },
  { name: "hold: a question is asked as ever", offline: "hold", plan: asked, becomes: asked },
] as const)("without a connection: $name", ({ offline, plan, becomes }) => {
  expect(planOffline(plan, policyOf({ delivery: { offline } }))).toEqual(becomes);
});

test("by default mail is queued", () => {
  expect(policyOf().delivery.offline).toBe("queue");
});
