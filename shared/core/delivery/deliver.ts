import type { Draft } from "../draft/draft.ts";
import type { DeliveryChannel } from "./delivery-channel.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";
import type { Receipt } from "./receipt.ts";

/** Carries the plan out. Releasing and holding are the host's to do; here they only get their receipt. */
export async function deliver(plan: DeliveryPlan, draft: Draft, channel: DeliveryChannel): Promise<Receipt> {
  switch (plan.kind) {
    case "release":
      return { kind: "released", overridden: plan.overridden, protection: plan.protection };
    case "hold":
      return { kind: "held", reasons: plan.reasons };
    case "seal":
      return channel.seal(draft, plan.proof);
    case "submit":
      return channel.submit(draft, plan.floor, plan.proof);
  }
}
