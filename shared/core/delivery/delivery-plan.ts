import { isAnswered, validAnswers } from "../policy/answered.ts";
import type { Policy } from "../policy/policy.ts";
import type { Answer, UserDecision } from "../policy/user-decision.ts";
import type { Floor, ReasonCode, Verdict } from "../policy/verdict.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";

/** Why the draft stays where it is. */
export type HoldCode =
  | ReasonCode
  | "needs-decision"
  | "cannot-seal-without-endpoint"
  | "cannot-seal-to-group"
  | "inspection-failed";

/** What happens to this draft. */
export type DeliveryPlan =
  | { readonly kind: "release"; readonly overridden: readonly Answer[] }
  | { readonly kind: "seal"; readonly endpoint: string }
  | { readonly kind: "hold"; readonly reasons: readonly HoldCode[] };

/** Verdict and the user's answers to plan. Pure; an answer that the policy does not allow is no answer. */
export function planDelivery(
  verdict: Verdict,
  decision: UserDecision | null,
  trust: readonly RecipientTrust[],
  policy: Policy,
): DeliveryPlan {
  const answers = validAnswers(decision, policy);
  switch (verdict.kind) {
    case "clear":
      return { kind: "release", overridden: [] };
    case "refuse":
      return { kind: "hold", reasons: verdict.reasons };
    case "protect":
      return planProtected(verdict, answers, trust, policy, !policy.sealing.confirm);
    case "ask": {
      const open = verdict.questions.filter((question) => !isAnswered(question, answers));
      if (open.length > 0) return held(verdict.reasons, planObstacle(verdict.floor, trust, policy) ?? "needs-decision");
      return planProtected(verdict, answers, trust, policy, false);
    }
  }
}

function planProtected(
  { reasons, floor }: { readonly reasons: readonly ReasonCode[]; readonly floor: Floor },
  answers: readonly Answer[],
  trust: readonly RecipientTrust[],
  policy: Policy,
  sealUnasked: boolean,
): DeliveryPlan {
  const overridden = answers.filter(({ choice }) => choice === "override" || choice === "send-unsealed");
  const chosen = answers.some(({ choice }) => choice === "seal");
  const unsealed = answers.some(({ choice }) => choice === "send-unsealed");
  if (!chosen && (unsealed || reachesAll(floor, trust))) return { kind: "release", overridden };
  const obstacle = planObstacle("sealed", trust, policy);
  if (obstacle !== null) return held(reasons, obstacle);
  if ((chosen || sealUnasked) && policy.endpoint !== null) return { kind: "seal", endpoint: policy.endpoint };
  return held(reasons, "needs-decision");
}

/** Does the client's own sending keep to the floor for every recipient? */
function reachesAll(floor: Floor, trust: readonly RecipientTrust[]): boolean {
  return trust.every(({ nativeRoute }) => {
    if (floor === "none" || nativeRoute === "direct") return true;
    return floor === "tls" && nativeRoute === "tls";
  });
}

/** A group cannot be sealed to: its members would have to prove an address that nobody named. */
function planObstacle(floor: Floor, trust: readonly RecipientTrust[], { endpoint }: Policy): HoldCode | null {
  if (reachesAll(floor, trust)) return null;
  if (endpoint === null) return "cannot-seal-without-endpoint";
  return trust.some(({ standing }) => standing === "unverifiable") ? "cannot-seal-to-group" : null;
}

function held(reasons: readonly ReasonCode[], because: HoldCode): DeliveryPlan {
  return { kind: "hold", reasons: [...reasons, because] };
}
