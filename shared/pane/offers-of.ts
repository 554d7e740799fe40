import { type DeliveryFacts, type DeliveryPlan, planDelivery } from "../core/delivery/delivery-plan.ts";
import type { Draft } from "../core/draft/draft.ts";
import { moveSubjectIntoBody } from "../core/draft/move-subject.ts";
import { permittedReasons } from "../core/policy/answered.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Verdict } from "../core/policy/verdict.ts";
import type { Assessment } from "../core/send/assess-draft.ts";
import { answersFor } from "./answers-for.ts";
import type { Offers, PaneAction } from "./pane-view.ts";
import { floorOf, questionsOf, reasonsOf } from "./verdict-parts.ts";

/** What the user may do. The planner is asked where each choice leads: a button that ends in a hold is not offered. */
export function offersOf(
  draft: Draft,
  { fingerprint, findings, trust, encryption, judgement }: Assessment,
  policy: Policy,
): Offers {
  const { verdict } = judgement;
  const permitted = permittedReasons(policy);
  const leadsTo = (action: PaneAction): DeliveryPlan["kind"] => {
    const answers = answersFor(action, verdict, permitted);
    return planDelivery(verdict, { fingerprint, answers, decidedAt: 0 }, { trust, encryption }, policy).kind;
  };
  const confirmed = questionsOf(verdict).map(({ reason }) => reason);
  const reached = reachesFloor(verdict, { trust, encryption }, policy);
  const send = leadsTo({ do: "send", confirmed }) === "release";
  const moveSubject =
    (verdict.kind === "ask" || verdict.kind === "refuse") &&
    findings.some(({ where, level }) => where === "subject" && level === "warn");
  return {
    moveSubject,
    subjectAfterMove: moveSubject ? (moveSubjectIntoBody(draft, policy.neutralSubject).subject ?? "") : "",
    seal: !reached && ["seal", "submit"].includes(leadsTo({ do: "send-sealed", confirmed })),
    send,
    overrideReasons: send
      ? []
      : permitted.filter((reason) => leadsTo({ do: "override", reason, confirmed }) === "release"),
    overrideMeans: reached ? (moveSubject ? "keep-subject" : "go-on") : "send-unsealed",
  };
}

/** Would the client's own sending do, if nothing else had to be answered? */
export function reachesFloor(verdict: Verdict, facts: DeliveryFacts, policy: Policy): boolean {
  const floor = floorOf(verdict);
  if (floor === "none") return true;
  return planDelivery({ kind: "protect", reasons: reasonsOf(verdict), floor }, null, facts, policy).kind === "release";
}
