import type { Draft } from "../draft/draft.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";
import type { Receipt } from "./receipt.ts";
import type { SealingChannel } from "./sealing-channel.ts";

/** Carries the plan out. Releasing and holding are the host's to do; here they only get their receipt. */
export async function deliver(plan: DeliveryPlan, draft: Draft, channel: SealingChannel): Promise<Receipt> {
  switch (plan.kind) {
    case "release":
      return { kind: "released", overridden: plan.overridden };
    case "hold":
      return { kind: "held", reasons: plan.reasons };
    case "seal":
      return channel.seal(draft);
  }
}
