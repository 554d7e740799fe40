import type { Finding } from "../detection/finding.ts";
import { type Detector, scanDraft } from "../detection/scan-draft.ts";
import type { Draft } from "../draft/draft.ts";
import type { DraftEncryption } from "../draft/encryption.ts";
import { type DraftFingerprint, fingerprintDraft } from "../draft/fingerprint.ts";
import { judgedDraft } from "../policy/judged-draft.ts";
import type { Policy } from "../policy/policy.ts";
import { type Acquaintance, recipientConcerns } from "../policy/recipient-concerns.ts";
import { decide, type Judgement } from "../policy/verdict.ts";
import type { Concern } from "../recipients/concern.ts";
import { type RecipientDirectory, type RecipientTrust, verifyRecipients } from "../recipients/recipient-trust.ts";

/** What the pane shows before anything is decided. */
export interface Assessment {
  readonly fingerprint: DraftFingerprint;
  readonly findings: readonly Finding[];
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
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The looking half of `guardSend`: nothing is delivered and nothing recorded. */
export async function assessDraft(draft: Draft, assessor: Assessor): Promise<Assessment> {
  const { detectors, directory, acquaintance, policy, now } = assessor;
  const findings = scanDraft(draft, detectors);
  const trust = await verifyRecipients(draft.recipients, directory);
  const concerns = recipientConcerns(draft, findings, policy, acquaintance);
  const judgement = decide(judgedDraft(draft, { findings, trust, concerns }, policy, now()), policy);
  return {
    fingerprint: fingerprintDraft(draft),
    findings,
    trust,
    encryption: draft.encryption,
    concerns,
    judgement,
  };
}
