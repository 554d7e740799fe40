import { describe, expect, test } from "vitest";
import { type DeliveryPlan, planDelivery } from "../../../shared/core/delivery/delivery-plan.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import type { Verdict } from "../../../shared/core/policy/verdict.ts";
import type { Standing } from "../../../shared/core/recipients/recipient-trust.ts";
import { policyOf } from "../../support/policy-of.ts";

interface Case {
  readonly verdict: Verdict;
  readonly answers?: readonly Answer[];
  readonly policy?: Partial<PolicyInput>;
  readonly standing?: Standing;
  readonly plan: DeliveryPlan;
}

const protect: Verdict = { kind: "protect", reasons: ["phi-to-outside"] };
const askInside: Verdict = { kind: "ask", reasons: ["phi-in-subject"], questions: ["subject"], protection: "none" };
const askOutside: Verdict = { ...askInside, reasons: ["phi-in-subject", "phi-to-outside"], protection: "sealed" };
const seal: Answer = { choice: "seal" };
const unsealed: Answer = { choice: "send-unsealed", reason: "patient-agreed" };
const keep: Answer = { choice: "keep-subject", reason: "not-patient-information" };
const sealed: DeliveryPlan = { kind: "seal", endpoint: "https://mail.clinic.example" };
const hold = (...reasons: Extract<DeliveryPlan, { kind: "hold" }>["reasons"]): DeliveryPlan => ({
  kind: "hold",
  reasons,
});

describe("verdict and answers give a plan", () => {
  test.each<[string, Case]>([
    ["clear goes", { verdict: { kind: "clear" }, plan: { kind: "release", overridden: [] } }],
    [
      "refused is held, whatever the answer",
      { verdict: { kind: "refuse", reasons: ["no-recipient"] }, answers: [unsealed], plan: hold("no-recipient") },
    ],
    ["protection waits for the user", { verdict: protect, plan: hold("phi-to-outside", "needs-decision") }],
    ["the user seals", { verdict: protect, answers: [seal], plan: sealed }],
    ["policy seals unasked", { verdict: protect, policy: { sealing: { confirm: false } }, plan: sealed }],
    ["sealing answers the subject too", { verdict: askOutside, answers: [seal], plan: sealed }],
    [
      "policy never seals unasked over a question",
      {
        verdict: askOutside,
        policy: { sealing: { confirm: false } },
        plan: hold("phi-in-subject", "phi-to-outside", "needs-decision"),
      },
    ],
    [
      "inside, a subject may stay with a reason",
      { verdict: askInside, answers: [keep], plan: { kind: "release", overridden: [keep] } },
    ],
    [
      "keeping the subject does not unseal",
      { verdict: askOutside, answers: [keep], plan: hold("phi-in-subject", "phi-to-outside", "needs-decision") },
    ],
    [
      "an override with a listed reason goes",
      { verdict: protect, answers: [unsealed], plan: { kind: "release", overridden: [unsealed] } },
    ],
    [
      "an override that policy forbids is no answer",
      {
        verdict: protect,
        answers: [unsealed],
        policy: { override: { allowed: false } },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "a reason off the list is no answer",
      {
        verdict: protect,
        answers: [unsealed],
        policy: { override: { allowed: true, reasons: ["emergency"] } },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "without an endpoint nothing is sealed",
      {
        verdict: protect,
        answers: [seal],
        policy: { endpoint: null },
        plan: hold("phi-to-outside", "cannot-seal-without-endpoint"),
      },
    ],
    [
      "a group cannot be sealed to",
      {
        verdict: protect,
        answers: [seal],
        standing: "unverifiable",
        plan: hold("phi-to-outside", "cannot-seal-to-group"),
      },
    ],
  ])("%s", (_name, { verdict, answers, policy, standing = "outside", plan }) => {
    const decision = answers === undefined ? null : { fingerprint: "0" as DraftFingerprint, answers, decidedAt: 0 };
    const trust = [{ recipient: { kind: "group", field: "to", name: "x" } as const, standing }];
    expect(planDelivery(verdict, decision, trust, policyOf(policy))).toEqual(plan);
  });
});
