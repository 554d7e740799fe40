import type { Policy } from "../policy/policy.ts";
import type { Answer, UserDecision } from "../policy/user-decision.ts";
import type { ReasonCode, Verdict } from "../policy/verdict.ts";
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
  switch (verdict.kind) {
    case "clear":
      return { kind: "release", overridden: [] };
    case "refuse":
      return { kind: "hold", reasons: verdict.reasons };
    case "ask":
    case "protect": {
      const needsSeal = verdict.kind === "protect" || verdict.protection === "sealed";
      const overridden = overrides(decision, policy, needsSeal ? "send-unsealed" : "keep-subject");
      if (overridden.length > 0) return { kind: "release", overridden };
      const chosen = decision?.answers.some(({ choice }) => choice === "seal") ?? false;
      const unasked = verdict.kind === "protect" && !policy.sealing.confirm;
      const plan = needsSeal ? planSeal(trust, policy) : null;
      if (plan?.kind === "seal" && (chosen || unasked)) return plan;
      const obstacle = plan?.kind === "hold" ? plan.reasons : ["needs-decision" as const];
      return { kind: "hold", reasons: [...verdict.reasons, ...obstacle] };
    }
  }
}

/** A group cannot be sealed to: its members would have to prove an address that nobody named. */
function planSeal(trust: readonly RecipientTrust[], policy: Policy): DeliveryPlan {
  if (policy.endpoint === null) return { kind: "hold", reasons: ["cannot-seal-without-endpoint"] };
  if (trust.some(({ standing }) => standing === "unverifiable"))
    return { kind: "hold", reasons: ["cannot-seal-to-group"] };
  return { kind: "seal", endpoint: policy.endpoint };
}

function overrides(decision: UserDecision | null, policy: Policy, choice: Answer["choice"]): readonly Answer[] {
  if (decision === null || !policy.override.allowed) return [];
  return decision.answers.filter(
    (answer) => answer.choice === choice && answer.choice !== "seal" && policy.override.reasons.includes(answer.reason),
  );
}
