import type { Policy } from "../policy/policy.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";

/**
 * What becomes of a plan without a connection. Only `release` can be queued by the client, which keeps the message as it was
 * checked; what needs the endpoint waits as a draft, so that nothing leaves below its protection.
 */
export function planOffline(plan: DeliveryPlan, { delivery }: Policy): DeliveryPlan {
  switch (plan.kind) {
    case "hold":
      return plan;
    case "release":
      return delivery.offline === "queue" ? plan : { kind: "hold", reasons: ["offline"] };
    case "seal":
    case "submit":
      return { kind: "hold", reasons: [delivery.offline === "queue" ? "offline-waiting" : "offline"] };
  }
}
