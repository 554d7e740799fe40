import type { DeliveryPlan } from "../shared/core/delivery/delivery-plan.ts";
import { type Standing, standings } from "../shared/core/recipients/recipient-trust.ts";
import type { Inspection, PlacedFinding } from "./inspect-mail.ts";

/** An inspection as programs get it; the same for a line of JSON and for a file. Never text of the mail. */
export function inspectionJson({ phi, level, judgement: { verdict }, findings, ms }: Inspection) {
  return {
    phi,
    level,
    verdict: verdict.kind,
    findings: findings.map(findingJson),
    ms: Math.round(ms * 1_000) / 1_000,
  };
}

/** What `--json` says besides of a whole file, and `--details` of a line. Codes, counts and places alone. */
export function detailsJson({ judgement: { verdict, shadow }, concerns, trust, plan }: Inspection) {
  const recipients = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { standing } of trust) recipients[standing]++;
  return {
    reasons: verdict.kind === "clear" ? [] : verdict.reasons,
    floor: "floor" in verdict ? verdict.floor : "none",
    questions: verdict.kind === "ask" ? verdict.questions : [],
    shadow,
    recipients,
    concerns: concerns.map((concern) => ({
      code: concern.code,
      ...("recipient" in concern ? { recipient: concern.recipient } : {}),
    })),
    plan: planJson(plan),
  };
}

/** What happens when Send is pressed, before anybody has answered anything. */
function planJson(plan: DeliveryPlan): object {
  switch (plan.kind) {
    case "release": {
      const { protection } = plan;
      return {
        kind: "release",
        protection: protection.kind,
        ...(protection.kind === "encrypt" ? { technology: protection.technology } : {}),
        ...(protection.kind === "gateway" ? { profile: protection.instructions.profile } : {}),
      };
    }
    case "seal":
      return { kind: "seal" };
    case "submit":
      return { kind: "submit", floor: plan.floor };
    case "hold":
      return { kind: "hold", reasons: plan.reasons };
  }
}

function findingJson({ kind, where, span: { start, end }, confidence, reason, field }: PlacedFinding) {
  return { kind, where, start, end, confidence, reason, ...(field === undefined ? {} : { field }) };
}
