import { type DeliveryFacts, type DeliveryPlan, planDelivery } from "../core/delivery/delivery-plan.ts";
import type { RecordedPreferences } from "../core/delivery/unencrypted-preference.ts";
import { permittedReasons } from "../core/policy/answered.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Verdict } from "../core/policy/verdict.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import { answersFor } from "./answers-for.ts";
import type { PaneAction } from "./pane-action.ts";
import { type KnownRoutes, routeViews } from "./route-views.ts";
import { floorOf, questionsOf, reasonsOf } from "./verdict-parts.ts";
import { sending, type Way, type WayView, ways } from "./ways.ts";

/**
 * The ways that lead out once everything is confirmed, the first one first: the least that keeps to the policy's floor. Where
 * the client's own sending would do but for something that is to be put right, nothing else is offered.
 */
export function waysOf(assessment: Assessment, policy: Policy, known: KnownRoutes): readonly WayView[] {
  const { verdict } = assessment.judgement;
  const confirmed = questionsOf(verdict).map(({ reason }) => reason);
  const leading = ways.flatMap((way) => {
    const plan = planFor(sending(way, confirmed), assessment, policy);
    return takesWay(plan, way, assessment) ? [{ way, routes: routeViews(plan, assessment.trust, known) }] : [];
  });
  if (!reachesFloor(verdict, assessment, policy)) return leading;
  return leading.some(({ way }) => way === "send") && floorOf(verdict) !== "none"
    ? leading
    : leading.filter(({ way }) => way === "send");
}

/** Would the client's own sending do, if nothing else had to be answered? */
export function reachesFloor(verdict: Verdict, facts: DeliveryFacts, policy: Policy): boolean {
  const floor = floorOf(verdict);
  if (floor === "none") return true;
  return planDelivery({ kind: "protect", reasons: reasonsOf(verdict), floor }, null, facts, policy).kind === "release";
}

/** Where an action leads. `preferences`: what recipients have on record. */
export function planFor(
  action: PaneAction,
  assessment: Assessment,
  policy: Policy,
  preferences: RecordedPreferences = [],
): DeliveryPlan {
  const { fingerprint, trust, encryption, judgement } = assessment;
  const answers = answersFor(action, assessment, permittedReasons(policy));
  const facts = { trust, encryption, preferences };
  return planDelivery(judgement.verdict, { fingerprint, answers, decidedAt: 0 }, facts, policy);
}

/** A choice that the plan does not follow is none, and one that Send makes by itself is not offered twice. */
function takesWay(plan: DeliveryPlan, way: Way, { encryption }: Assessment): boolean {
  switch (way) {
    case "send":
      return plan.kind === "release";
    case "sealed":
      return plan.kind === "seal" || plan.kind === "submit";
    case "openpgp":
    case "smime":
      return (
        plan.kind === "release" &&
        plan.protection.kind === "encrypt" &&
        plan.protection.technology === way &&
        encryption.active !== way
      );
  }
}
