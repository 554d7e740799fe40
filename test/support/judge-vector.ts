import { type DeliveryPlan, planDelivery } from "../../shared/core/delivery/delivery-plan.ts";
import { detectors } from "../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../shared/core/detection/scan-draft.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { addressKey } from "../../shared/core/draft/email-address.ts";
import { fingerprintDraft } from "../../shared/core/draft/fingerprint.ts";
import { moveSubjectIntoBody } from "../../shared/core/draft/move-subject.ts";
import { trimQuote } from "../../shared/core/draft/trim-quote.ts";
import { effectivePolicy } from "../../shared/core/policy/effective-policy.ts";
import { policySchema } from "../../shared/core/policy/policy.ts";
import { policyDirectory } from "../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../shared/core/policy/recipient-concerns.ts";
import type { Answer, UserDecision } from "../../shared/core/policy/user-decision.ts";
import type { Question, Verdict } from "../../shared/core/policy/verdict.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import type { SendPurpose } from "../../shared/core/recipients/sent-record.ts";
import { type Assessment, type Assessor, assessDraft } from "../../shared/core/send/assess-draft.ts";
import type { ExpectedPlan, GoldenVector, VectorDraft } from "./golden-vector.ts";
import { addressOf, vectorDraft } from "./vector-draft.ts";

/** What came out, in the words of a vector: only what the vector speaks of. */
export type Judged = GoldenVector["expect"];

/** Judges a draft as a vector wants it judged. `draft`: as a host read it; left out: as the vector says. */
export async function judgeVector(
  vector: GoldenVector,
  document: object,
  draft: Draft = vectorDraft(vector.draft),
): Promise<Judged> {
  const policy = effectivePolicy(policySchema.parse(document), draft.from.address);
  const { at = "2026-03-02T10:00", people = [] } = vector.draft;
  const now = new Date(at).getTime();
  const known = people.map(({ name, addresses }) => ({ name, addresses: addresses.map(addressOf) }));
  const decision = decisionOf(vector, draft, now);
  const assessor: Assessor = {
    detectors,
    directory: policyDirectory(policy, at.slice(0, 10)),
    acquaintance: acquaintanceOf(policy, known, memoryOf(vector.draft.sent)),
    policy,
    decisions: { find: async () => decision, record: async () => {} },
    now: () => now,
  };
  const seen = await assessDraft(draft, assessor);
  const { verdict, shadow } = seen.judgement;
  const { expect } = vector;
  const trimmed = trimQuote(draft);
  return {
    verdict: verdict.kind,
    reasons: reasonsOf(verdict),
    ...(expect.floor === undefined ? {} : { floor: "floor" in verdict ? verdict.floor : "none" }),
    ...(expect.questions === undefined ? {} : { questions: questionsOf(verdict).map(questionText) }),
    ...(expect.shadow === undefined ? {} : { shadow: [...shadow] }),
    ...(expect.concerns === undefined ? {} : { concerns: codesOf(seen) }),
    ...(expect.plan === undefined
      ? {}
      : {
          plan: planText(
            planDelivery(verdict, seen.decision, { ...seen, preferences: vector.preferences ?? [] }, policy),
          ),
        }),
    ...(expect.repairedSubject === undefined
      ? {}
      : { repairedSubject: moveSubjectIntoBody(draft, policy.neutralSubject).subject }),
    ...(expect.trimmed === undefined
      ? {}
      : {
          trimmed:
            trimmed?.body === undefined
              ? "cannot"
              : (await assessDraft(vectorDraft(withBody(vector.draft, trimmed.body)), assessor)).judgement.verdict.kind,
        }),
  };
}

function reasonsOf(verdict: Verdict): string[] {
  return verdict.kind === "clear" ? [] : [...verdict.reasons];
}

function planText(plan: DeliveryPlan): ExpectedPlan {
  switch (plan.kind) {
    case "hold":
      return { kind: "hold", reasons: [...plan.reasons] };
    case "seal":
      return { kind: "seal" };
    case "submit":
      return { kind: "submit", floor: plan.floor };
    case "release": {
      const { protection, overridden } = plan;
      return {
        kind: "release",
        protection: protection.kind,
        ...(protection.kind === "encrypt" ? { technology: protection.technology } : {}),
        ...(protection.kind === "gateway" ? { profile: protection.instructions.profile } : {}),
        overridden: overridden.length,
      };
    }
  }
}

function questionsOf(verdict: Verdict): readonly Question[] {
  return verdict.kind === "ask" ? verdict.questions : [];
}

function questionText({ reason, answer, recipients }: Question): string {
  return [reason, answer, recipients.join(",")].join(" ").trim();
}

function codesOf({ concerns }: Assessment): Judged["concerns"] {
  return concerns.map(({ code }) => code);
}

function decisionOf({ draft: words, decision }: GoldenVector, draft: Draft, now: number): UserDecision | null {
  if (decision === undefined) return null;
  const { answers, minutesAgo, madeFor } = decision;
  const decided = madeFor === undefined ? draft : vectorDraft({ ...words, ...madeFor });
  return {
    fingerprint: fingerprintDraft(decided),
    answers: answers.map((answer) =>
      answer.choice === "set-aside" ? { ...answer, findings: scanDraft(draft, detectors) } : answer,
    ) as readonly Answer[],
    decidedAt: now - minutesAgo * 60_000,
  };
}

/** Left out: every recipient is one of old. */
function memoryOf(sent: VectorDraft["sent"]): SentMemory {
  if (sent === undefined) {
    return { frequentDomains: [], familiarFor: () => () => ({ address: "same-purpose", domain: true }) };
  }
  const purposes = new Map<string, SendPurpose[]>();
  for (const { address, purpose } of sent) {
    const key = addressKey(addressOf(address));
    purposes.set(key, [...(purposes.get(key) ?? []), purpose]);
  }
  const domains = new Set(sent.map(({ address }) => address.split("@")[1]));
  return {
    frequentDomains: [],
    familiarFor: (purpose) => (address) => {
      const before = purposes.get(addressKey(address));
      return {
        address: before === undefined ? "never" : before.includes(purpose) ? "same-purpose" : "other-purpose",
        domain: domains.has(address.split("@")[1]),
      };
    },
  };
}

function withBody({ text: _text, html: _html, ...draft }: VectorDraft, body: Draft["source"]): VectorDraft {
  return body.format === "html" ? { ...draft, html: body.content } : { ...draft, text: body.content };
}
