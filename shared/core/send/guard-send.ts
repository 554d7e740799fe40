import type { AuditLog } from "../audit/audit-event.ts";
import { describeSend } from "../audit/describe-send.ts";
import { deliver } from "../delivery/deliver.ts";
import type { DeliveryChannel } from "../delivery/delivery-channel.ts";
import { planDelivery } from "../delivery/delivery-plan.ts";
import { routesOfRelease, withDisclaimers } from "../delivery/disclaimers.ts";
import type { Draft } from "../draft/draft.ts";
import { effectivePolicy } from "../policy/effective-policy.ts";
import { type Assessor, assessDraft } from "./assess-draft.ts";
import { outcomeOf, type SendOutcome } from "./send-outcome.ts";

/** What one send needs; the host builds it once (its composition root) and injects its adapters. */
export interface SendGuard extends Assessor {
  readonly channel: DeliveryChannel;
  readonly auditLog: AuditLog;
}

/**
 * The whole story of one send. A straight line that is safe to run twice: it asks nobody and waits for nobody.
 * Where the user must decide, it answers `hold`; the pane records a decision bound to this draft's fingerprint,
 * Send is pressed again, and the same line comes to another end. Rejects when a port fails: the host's entry
 * turns that into a hold, in one place.
 */
export async function guardSend(draft: Draft, guard: SendGuard): Promise<SendOutcome> {
  const policy = effectivePolicy(guard.policy, draft.from.address);
  const now = guard.now();

  const assessment = await assessDraft(draft, { ...guard, policy });
  const { fingerprint, trust, encryption, decision, judgement } = assessment;
  const plan = planDelivery(judgement.verdict, decision, { trust, encryption }, policy);
  const receipt = await deliver(plan, draft, guard.channel);
  await guard.auditLog.append(describeSend({ ...assessment, receipt, policy, now: guard.now() }));
  const at = new Date(now).toISOString();
  const change =
    plan.kind === "release" ? withDisclaimers(draft, routesOfRelease(plan.protection, trust), policy) : null;
  const verdict = judgement.verdict.kind;
  return outcomeOf(receipt, { fingerprint, verdict, policyVersion: policy.version, at }, change);
}
