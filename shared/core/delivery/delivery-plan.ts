import type { DraftEncryption, EncryptionTechnology } from "../draft/encryption.ts";
import { isAnswered, validAnswers } from "../policy/answered.ts";
import type { PickupProof } from "../policy/pickup-proof.ts";
import type { Policy } from "../policy/policy.ts";
import type { Answer, UserDecision } from "../policy/user-decision.ts";
import type { Floor, ReasonCode, Verdict } from "../policy/verdict.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import { type NativeProtection, nativeProtection, reachesAll } from "./native-protection.ts";
import { allowedByPreference, type RecordedPreferences } from "./unencrypted-preference.ts";

/** Why the draft stays where it is. */
export type HoldCode =
  | ReasonCode
  | "needs-decision"
  | "cannot-seal-without-endpoint"
  | "cannot-seal-to-group"
  | "inspection-failed"
  | OfflineHold;

/** Without a connection. `offline-waiting`: the client delivers by itself once there is one, if nothing was changed. */
export type OfflineHold = "offline" | "offline-waiting";

/**
 * What happens to this draft.
 * - `release`: the client sends it itself, with `protection`
 * - `seal`: stored at the endpoint for pickup; the draft becomes the notice
 * - `submit`: handed to the endpoint, which delivers to each recipient by a way not below `floor`
 * - `hold`: not now; the draft stays exactly as it was
 */
export type DeliveryPlan =
  | { readonly kind: "release"; readonly overridden: readonly Answer[]; readonly protection: NativeProtection }
  | { readonly kind: "seal"; readonly endpoint: string; readonly proof?: PickupProof }
  | { readonly kind: "submit"; readonly endpoint: string; readonly floor: Floor; readonly proof?: PickupProof }
  | { readonly kind: "hold"; readonly reasons: readonly HoldCode[] };

/** What the planner knows of the ways that a draft can take. */
export interface DeliveryFacts {
  readonly trust: readonly RecipientTrust[];
  readonly encryption: DraftEncryption;
  /** By the endpoint's register; left out: nothing is on record, or nobody asked. */
  readonly preferences?: RecordedPreferences;
}

/** Verdict and the user's answers to plan. Pure; an answer that the policy does not allow is no answer. */
export function planDelivery(
  verdict: Verdict,
  decision: UserDecision | null,
  facts: DeliveryFacts,
  policy: Policy,
): DeliveryPlan {
  const answers = validAnswers(decision, policy);
  switch (verdict.kind) {
    case "clear":
      return { kind: "release", overridden: [], protection: { kind: "as-is" } };
    case "refuse":
      return { kind: "hold", reasons: verdict.reasons };
    case "protect":
      return planProtected(verdict, { answers, decision }, facts, policy, !policy.sealing.confirm);
    case "ask": {
      const open = verdict.questions.filter((question) => !isAnswered(question, answers));
      if (open.length > 0) {
        const because = planObstacle(verdict.floor, facts, policy) ?? "needs-decision";
        return held(stillOpen(verdict, facts, policy), because);
      }
      return planProtected(verdict, { answers, decision }, facts, policy, false);
    }
  }
}

/** What asks for protection that is there already (a partner's proven transport) is no reason any more. */
function stillOpen(
  { reasons, questions, floor }: Extract<Verdict, { kind: "ask" }>,
  facts: DeliveryFacts,
  policy: Policy,
): readonly ReasonCode[] {
  if (!reachesAll(floor, facts, policy)) return reasons;
  return reasons.filter((reason) => questions.some((question) => question.reason === reason));
}

function planProtected(
  { reasons, floor }: { readonly reasons: readonly ReasonCode[]; readonly floor: Floor },
  { answers, decision }: { readonly answers: readonly Answer[]; readonly decision: UserDecision | null },
  facts: DeliveryFacts,
  policy: Policy,
  sealUnasked: boolean,
): DeliveryPlan {
  const overridden = answers.filter(({ choice }) => choice === "override" || choice === "send-unsealed");
  const encrypt = chosenEncryption(answers, facts, policy);
  if (encrypt !== null) return { kind: "release", overridden, protection: { kind: "encrypt", technology: encrypt } };
  const chosen = answers.some(({ choice }) => choice === "seal");
  const native = nativeProtection(floor, facts, policy);
  if (!chosen && native !== null) return { kind: "release", overridden, protection: native };
  const unsealed = answers.some(({ choice }) => choice === "send-unsealed");
  if (!chosen && unsealed) return { kind: "release", overridden, protection: { kind: "as-is" } };
  const agreed = chosen ? null : allowedByPreference(decision, floor, facts, policy);
  if (agreed !== null) {
    return { kind: "release", overridden: [...overridden, agreed], protection: { kind: "as-is" } };
  }
  const obstacle = planObstacle("sealed", facts, policy);
  if (obstacle !== null) return held(reasons, obstacle);
  if ((chosen || sealUnasked) && policy.endpoint !== null) {
    return { ...atEndpoint(policy.endpoint, floor, policy), ...proofIn(answers) };
  }
  return held(reasons, "needs-decision");
}

/** Without the endpoint's key it could deliver nothing: then the message is sealed for pickup, which is never weaker. */
function atEndpoint(
  endpoint: string,
  floor: Floor,
  { delivery, sealing }: Policy,
): Extract<DeliveryPlan, { kind: "seal" | "submit" }> {
  if (delivery.submit && sealing.deliveryKey !== undefined) return { kind: "submit", endpoint, floor };
  return { kind: "seal", endpoint };
}

function proofIn(answers: readonly Answer[]): { readonly proof?: PickupProof } {
  const chosen = answers.findLast((answer) => answer.choice === "seal");
  return chosen?.proof === undefined ? {} : { proof: chosen.proof };
}

function chosenEncryption(
  answers: readonly Answer[],
  { encryption }: DeliveryFacts,
  { delivery }: Policy,
): EncryptionTechnology | null {
  const chosen = answers.findLast((answer) => answer.choice === "encrypt");
  if (chosen === undefined) return null;
  const possible =
    encryption.available.includes(chosen.technology) && delivery.clientEncryption.includes(chosen.technology);
  return possible ? chosen.technology : null;
}

/** A group cannot be sealed to: its members would have to prove an address that nobody named. */
function planObstacle(floor: Floor, facts: DeliveryFacts, policy: Policy): HoldCode | null {
  if (reachesAll(floor, facts, policy)) return null;
  if (policy.endpoint === null) return "cannot-seal-without-endpoint";
  return facts.trust.some(({ standing }) => standing === "unverifiable") ? "cannot-seal-to-group" : null;
}

function held(reasons: readonly ReasonCode[], because: HoldCode): DeliveryPlan {
  return { kind: "hold", reasons: [...reasons, because] };
}
