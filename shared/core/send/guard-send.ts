import type { AuditLog } from "../audit/audit-event.ts";
import { describeSend } from "../audit/describe-send.ts";
import { deliver } from "../delivery/deliver.ts";
import type { DeliveryChannel } from "../delivery/delivery-channel.ts";
import { planDelivery } from "../delivery/delivery-plan.ts";
import { routesOfRelease, withDisclaimers } from "../delivery/disclaimers.ts";
import { planOffline } from "../delivery/plan-offline.ts";
import {
  type RecordedPreferences,
  recordedPreferences,
  reliesOnPreference,
} from "../delivery/unencrypted-preference.ts";
import type { RankedRoute } from "../delivery/wire/routes.ts";
import type { Draft } from "../draft/draft.ts";
import { effectivePolicy } from "../policy/effective-policy.ts";
import { type Assessor, assessDraft } from "./assess-draft.ts";
import { outcomeOf, type SendOutcome } from "./send-outcome.ts";

/** What one send needs; the host builds it once (its composition root) and injects its adapters. */
export interface SendGuard extends Assessor {
  readonly channel: DeliveryChannel;
  readonly auditLog: AuditLog;
  /** False only where the host is sure that there is no connection; left out: it cannot tell. */
  readonly isOnline?: () => boolean;
  /**
   * What the endpoint knows of each recipient's ways, in the order of the draft. Asked only where the user relies on a
   * recorded preference; without it, or where it rejects, nothing is on record.
   */
  readonly askRoutes?: (draft: Draft) => Promise<readonly (readonly RankedRoute[] | null)[]>;
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
  const preferences = reliesOnPreference(decision, policy) ? await preferencesOf(draft, guard, now) : [];
  const planned = planDelivery(judgement.verdict, decision, { trust, encryption, preferences }, policy);
  const plan = guard.isOnline?.() === false ? planOffline(planned, policy) : planned;
  const receipt = await deliver(plan, draft, guard.channel);
  await guard.auditLog.append(describeSend({ ...assessment, receipt, policy, now: guard.now() }));
  const at = new Date(now).toISOString();
  const change =
    plan.kind === "release" ? withDisclaimers(draft, routesOfRelease(plan.protection, trust), policy) : null;
  const verdict = judgement.verdict.kind;
  return outcomeOf(receipt, { fingerprint, verdict, policyVersion: policy.version, at }, change);
}

async function preferencesOf(draft: Draft, { askRoutes }: SendGuard, now: number): Promise<RecordedPreferences> {
  try {
    return askRoutes === undefined ? [] : recordedPreferences(await askRoutes(draft), now);
  } catch {
    return [];
  }
}
