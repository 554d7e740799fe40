import type { Finding } from "../detection/finding.ts";
import { type Detector, scanDraft } from "../detection/scan-draft.ts";
import { withoutDisclaimers } from "../detection/without-disclaimers.ts";
import type { Draft } from "../draft/draft.ts";
import type { DraftEncryption } from "../draft/encryption.ts";
import { type DraftFingerprint, fingerprintDraft } from "../draft/fingerprint.ts";
import { judgedDraft } from "../policy/judged-draft.ts";
import type { Policy } from "../policy/policy.ts";
import { type Acquaintance, recipientConcerns } from "../policy/recipient-concerns.ts";
import { asHints, findingsSetAside, type SetAside } from "../policy/set-aside.ts";
import { currentDecision, type DecisionStore, type UserDecision } from "../policy/user-decision.ts";
import { decide, type Judgement } from "../policy/verdict.ts";
import type { Concern } from "../recipients/concern.ts";
import { type RecipientDirectory, type RecipientTrust, verifyRecipients } from "../recipients/recipient-trust.ts";

/** What is known of the draft before anything is done with it. */
export interface Assessment {
  readonly fingerprint: DraftFingerprint;
  /** Those set aside are hints. */
  readonly findings: readonly Finding[];
  /** The user's answers that hold for this draft now. */
  readonly decision: UserDecision | null;
  readonly setAside: readonly SetAside[];
  readonly trust: readonly RecipientTrust[];
  readonly encryption: DraftEncryption;
  readonly concerns: readonly Concern[];
  readonly judgement: Judgement;
}

/** What looking needs: the looking half of `SendGuard`. */
export interface Assessor {
  readonly detectors: readonly Detector[];
  readonly directory: RecipientDirectory;
  readonly acquaintance: Acquaintance;
  readonly policy: Policy;
  readonly decisions: DecisionStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What the organisation itself adds to messages; it is left out of the look. */
export function ownTextsOf({ disclaimers }: Policy): readonly string[] {
  return disclaimers.flatMap(({ text }) => Object.values(text));
}

/** The looking half of `guardSend`: nothing is delivered and nothing recorded. */
export async function assessDraft(draft: Draft, assessor: Assessor): Promise<Assessment> {
  const { detectors, directory, acquaintance, policy, decisions } = assessor;
  const now = assessor.now();
  const fingerprint = fingerprintDraft(draft);
  const found = await decisions.find(fingerprint);
  const decision = currentDecision(found, fingerprint, { now, minutes: policy.limits.decisionMinutes });
  const scanned = scanDraft(withoutDisclaimers(draft, ownTextsOf(policy)), detectors);
  const setAside = findingsSetAside(scanned, decision, policy);
  const findings = asHints(scanned, setAside);
  const trust = await verifyRecipients(draft.recipients, directory);
  const concerns = recipientConcerns(draft, findings, policy, acquaintance);
  const judgement = decide(judgedDraft(draft, { findings, trust, concerns }, policy, now), policy);
  return {
    fingerprint,
    findings,
    decision,
    setAside,
    trust,
    encryption: draft.encryption,
    concerns,
    judgement,
  };
}
