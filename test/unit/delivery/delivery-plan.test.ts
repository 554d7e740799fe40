import { describe, expect, test } from "vitest";
import { type DeliveryPlan, planDelivery } from "../../../shared/core/delivery/delivery-plan.ts";
import {
  type DraftEncryption,
  type EncryptionTechnology,
  noEncryption,
} from "../../../shared/core/draft/encryption.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";
import type { PolicyInput } from "../../../shared/core/policy/policy.ts";
import type { Answer } from "../../../shared/core/policy/user-decision.ts";
import type { Verdict } from "../../../shared/core/policy/verdict.ts";
import type { NativeRoute, Standing } from "../../../shared/core/recipients/recipient-trust.ts";
import { policyOf } from "../../support/policy-of.ts";

interface Case {
  readonly verdict: Verdict;
  readonly answers?: readonly Answer[];
  readonly policy?: Partial<PolicyInput>;
  readonly standing?: Standing;
  readonly nativeRoute?: NativeRoute;
  readonly keys?: EncryptionTechnology;
  readonly encryption?: DraftEncryption;
  readonly plan: DeliveryPlan;
}

const protect: Verdict = { kind: "protect", reasons: ["phi-to-outside"], floor: "sealed" };
const protectTls: Verdict = { kind: "protect", reasons: ["phi-to-partner"], floor: "tls" };
const aboutSubject = { reason: "phi-in-subject", answer: "reason", recipients: [] } as const;
const aboutLookAlike = { reason: "look-alike-recipient", answer: "confirm", recipients: [0] } as const;
const askInside: Verdict = { kind: "ask", reasons: ["phi-in-subject"], questions: [aboutSubject], floor: "none" };
const askOutside: Verdict = { ...askInside, reasons: ["phi-in-subject", "phi-to-outside"], floor: "sealed" };
const askBoth: Verdict = { ...askInside, reasons: ["look-alike-recipient"], questions: [aboutLookAlike] };
const someKey = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
const asIs = { kind: "as-is" } as const;
const seal: Answer = { choice: "seal" };
const unsealed: Answer = { choice: "send-unsealed", reason: "patient-agreed" };
const keep: Answer = { choice: "override", question: "phi-in-subject", reason: "not-patient-information" };
const confirm: Answer = { choice: "confirm", question: "look-alike-recipient" };
const breakGlass: Answer = { choice: "send-unsealed", reason: "emergency" };
const sealed: DeliveryPlan = { kind: "seal", endpoint: "https://mail.clinic.example" };
const hold = (...reasons: Extract<DeliveryPlan, { kind: "hold" }>["reasons"]): DeliveryPlan => ({
  kind: "hold",
  reasons,
});

describe("verdict and answers give a plan", () => {
  test.each<[string, Case]>([
    ["clear goes", { verdict: { kind: "clear" }, plan: { kind: "release", overridden: [], protection: asIs } }],
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
      { verdict: askInside, answers: [keep], plan: { kind: "release", overridden: [keep], protection: asIs } },
    ],
    [
      "keeping the subject does not unseal",
      { verdict: askOutside, answers: [keep], plan: hold("phi-in-subject", "phi-to-outside", "needs-decision") },
    ],
    [
      "an override with a listed reason goes",
      { verdict: protect, answers: [unsealed], plan: { kind: "release", overridden: [unsealed], protection: asIs } },
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
    [
      "confirming what is asked lets it go",
      { verdict: askBoth, answers: [confirm], plan: { kind: "release", overridden: [], protection: asIs } },
    ],
    [
      "another question is not confirmed by it",
      {
        verdict: { ...askBoth, questions: [aboutLookAlike, { ...aboutLookAlike, reason: "first-time-recipient" }] },
        answers: [confirm],
        plan: hold("look-alike-recipient", "needs-decision"),
      },
    ],
    [
      "sealing does not confirm a recipient",
      { verdict: askBoth, answers: [seal], plan: hold("look-alike-recipient", "needs-decision") },
    ],
    [
      "confirming a subject is no answer: it asks for a reason",
      {
        verdict: askInside,
        answers: [{ choice: "confirm", question: "phi-in-subject" }],
        plan: hold("phi-in-subject", "needs-decision"),
      },
    ],
    [
      "a partner on a proven transport is let go by itself",
      { verdict: protectTls, nativeRoute: "tls", plan: { kind: "release", overridden: [], protection: asIs } },
    ],
    ["a partner on an unproven transport is sealed to", { verdict: protectTls, answers: [seal], plan: sealed }],
    [
      "TLS is not enough where sealing is asked for",
      { verdict: protect, nativeRoute: "tls", plan: hold("phi-to-outside", "needs-decision") },
    ],
    [
      "in an emergency the glass may be broken",
      {
        verdict: protect,
        answers: [breakGlass],
        policy: { override: { allowed: false, breakGlass: true } },
        plan: { kind: "release", overridden: [breakGlass], protection: asIs },
      },
    ],
    [
      "not where the policy has no glass",
      {
        verdict: protect,
        answers: [breakGlass],
        policy: { override: { allowed: false, breakGlass: false } },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "encryption that the user has switched on is protection",
      {
        verdict: protect,
        encryption: { active: "openpgp", available: ["openpgp"] },
        plan: { kind: "release", overridden: [], protection: { kind: "encrypt", technology: "openpgp" } },
      },
    ],
    [
      "not where the policy does not count it",
      {
        verdict: protect,
        policy: { delivery: { clientEncryption: ["openpgp"] } },
        encryption: { active: "smime", available: ["smime"] },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "a partner whose keys are pinned gets it encrypted, unasked",
      {
        verdict: protect,
        keys: "smime",
        encryption: { active: null, available: ["openpgp", "smime"] },
        plan: { kind: "release", overridden: [], protection: { kind: "encrypt", technology: "smime" } },
      },
    ],
    [
      "not by a sender without a key of that kind",
      {
        verdict: protect,
        keys: "smime",
        encryption: { active: null, available: ["openpgp"] },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "the user encrypts, and OpenPGP hides the subject",
      {
        verdict: askOutside,
        answers: [{ choice: "encrypt", technology: "openpgp" }],
        encryption: { active: null, available: ["openpgp"] },
        plan: { kind: "release", overridden: [], protection: { kind: "encrypt", technology: "openpgp" } },
      },
    ],
    [
      "S/MIME leaves the subject readable, so the question stays open",
      {
        verdict: askOutside,
        answers: [{ choice: "encrypt", technology: "smime" }],
        encryption: { active: null, available: ["smime"] },
        plan: hold("phi-in-subject", "phi-to-outside", "needs-decision"),
      },
    ],
    [
      "encryption that the sender has no key for is no answer",
      {
        verdict: protect,
        answers: [{ choice: "encrypt", technology: "openpgp" }],
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "a proven gateway that encrypts is told",
      {
        verdict: protect,
        policy: { delivery: { gateway: { profile: "seppmail", countsAs: "sealed", provenOn: "2027-01-05" } } },
        plan: {
          kind: "release",
          overridden: [],
          protection: {
            kind: "gateway",
            instructions: {
              profile: "seppmail",
              headers: [{ name: "x-smenc", value: "yes" }],
              subjectTag: "",
              tagStripped: true,
            },
          },
        },
      },
    ],
    [
      "a gateway that nobody has tried protects nothing",
      {
        verdict: protect,
        policy: { delivery: { gateway: { profile: "seppmail", countsAs: "sealed" } } },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "a gateway that only enforces TLS does not reach a sealed floor",
      {
        verdict: protect,
        policy: { delivery: { gateway: { profile: "microsoft-365", countsAs: "tls", provenOn: "2027-01-05" } } },
        plan: hold("phi-to-outside", "needs-decision"),
      },
    ],
    [
      "where the endpoint delivers, what would be sealed is submitted",
      {
        verdict: protect,
        answers: [seal],
        policy: { sealing: { deliveryKey: someKey }, delivery: { submit: true } },
        plan: { kind: "submit", endpoint: "https://mail.clinic.example", floor: "sealed" },
      },
    ],
    [
      "without the endpoint's key it is sealed instead",
      { verdict: protect, answers: [seal], policy: { delivery: { submit: true } }, plan: sealed },
    ],
  ])(
    "%s",
    (_name, {
      verdict,
      answers,
      policy,
      nativeRoute = "plain",
      standing = "outside",
      keys,
      encryption = noEncryption,
      plan,
    }) => {
      const decision = answers === undefined ? null : { fingerprint: "0" as DraftFingerprint, answers, decidedAt: 0 };
      const trust = [
        { recipient: { kind: "group", field: "to", name: "x" } as const, standing, nativeRoute, ...(keys && { keys }) },
      ];
      expect(planDelivery(verdict, decision, { trust, encryption }, policyOf(policy))).toEqual(plan);
    },
  );
});
