import type { Finding } from "../detection/finding.ts";
import { type Detector, scanDraft } from "../detection/scan-draft.ts";
import type { Draft } from "../draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../draft/fingerprint.ts";
import { decide, type Verdict } from "../policy/verdict.ts";
import { type RecipientDirectory, type RecipientTrust, verifyRecipients } from "../recipients/recipient-trust.ts";

/** What the pane shows before anything is decided. */
export interface Assessment {
  readonly fingerprint: DraftFingerprint;
  readonly findings: readonly Finding[];
  readonly trust: readonly RecipientTrust[];
  readonly verdict: Verdict;
}

/** The looking half of `guardSend`: nothing is delivered and nothing recorded. */
export async function assessDraft(
  draft: Draft,
  guard: { readonly detectors: readonly Detector[]; readonly directory: RecipientDirectory },
): Promise<Assessment> {
  const findings = scanDraft(draft, guard.detectors);
  const trust = await verifyRecipients(draft.recipients, guard.directory);
  return { fingerprint: fingerprintDraft(draft), findings, trust, verdict: decide(findings, trust) };
}
