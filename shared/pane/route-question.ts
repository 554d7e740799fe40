import type { RoutesRequest } from "../core/delivery/wire/routes.ts";
import { isPatientInformation } from "../core/detection/finding.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import { floorOf } from "./verdict-parts.ts";

/**
 * As what the endpoint is asked about a draft's recipients; null where nothing depends on its answer: it delivers for
 * this policy, or something is to be protected and a patient may have asked for ordinary mail.
 */
export function routeQuestion(
  { findings, judgement }: Pick<Assessment, "findings" | "judgement">,
  policy: Policy,
): RoutesRequest["class"] | null {
  if (!asksForRoutes(policy)) return null;
  const protects = floorOf(judgement.verdict) !== "none";
  if (!delivers(policy) && !protects) return null;
  const sensitive = findings.some((finding) => finding.level === "warn" && isPatientInformation(finding));
  return protects || sensitive ? "sensitive" : "ordinary";
}

/** Whether this policy has the endpoint asked about recipients at all. */
export function asksForRoutes(policy: Policy): boolean {
  return policy.endpoint !== null && (delivers(policy) || policy.registers.unencryptedPreference.allowed);
}

function delivers({ delivery, sealing }: Policy): boolean {
  return delivery.submit && sealing.deliveryKey !== undefined;
}
