import type { FindingRef } from "../detection/finding.ts";
import type { EncryptionTechnology } from "../draft/encryption.ts";
import type { DraftFingerprint } from "../draft/fingerprint.ts";
import type { PickupProof } from "./pickup-proof.ts";
import type { OverrideReason } from "./policy.ts";
import type { PreferencePurpose } from "./preference-purpose.ts";
import type { ReasonCode } from "./verdict.ts";

/** Why a finding is no patient information. Closed, so that reasons can be counted in the audit log without holding text. */
export const dismissalReasons = ["not-a-patient", "made-up", "misread"] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/**
 * One answer of the user.
 * - `seal`: send sealed; answers the subject too, since a sealed message travels under a neutral one
 * - `encrypt`: send with the client's own encryption; OpenPGP hides the subject too, S/MIME does not
 * - `confirm`: what the question asks about is right (this recipient is meant, both patients belong here)
 * - `override`: go on despite it, only where the policy allows it, with a reason from its list
 * - `send-unsealed`: go on without the protection that is asked for; allowed in the same way, or, for one `purpose`, where
 *   the recipients have asked for unencrypted mail and that is on record (delivery/unencrypted-preference.ts)
 * - `set-aside`: these findings are no patient information; allowed where policy takes that as a reason for an override
 */
export type Answer =
  | { readonly choice: "seal"; readonly proof?: PickupProof }
  | { readonly choice: "encrypt"; readonly technology: EncryptionTechnology }
  | { readonly choice: "confirm"; readonly question: ReasonCode }
  | {
      readonly choice: "override";
      readonly question: ReasonCode;
      readonly reason: OverrideReason;
      /** The user's own words: kept on this machine (delivery/override-notes.ts), and nowhere else. */
      readonly note?: string;
    }
  | {
      readonly choice: "send-unsealed";
      readonly reason: OverrideReason;
      readonly purpose?: PreferencePurpose;
      readonly note?: string;
    }
  | { readonly choice: "set-aside"; readonly findings: readonly FindingRef[]; readonly because: DismissalReason };

/** The user's answers, good for exactly one draft of one sender: any edit changes the fingerprint and voids them. */
export interface UserDecision {
  readonly fingerprint: DraftFingerprint;
  readonly answers: readonly Answer[];
  /** Milliseconds since the epoch. */
  readonly decidedAt: number;
}

/** Where answers wait for the next press of Send. Both methods reject when the store fails; the send is then held. */
export interface DecisionStore {
  /** The latest decision for this draft, or null. */
  find(fingerprint: DraftFingerprint): Promise<UserDecision | null>;
  record(decision: UserDecision): Promise<void>;
}

/** A decision counts only for its own draft and for as long as policy says; one from the future counts for nothing. */
export function currentDecision(
  found: UserDecision | null,
  fingerprint: DraftFingerprint,
  { now, minutes }: { readonly now: number; readonly minutes: number },
): UserDecision | null {
  if (found === null || found.fingerprint !== fingerprint) return null;
  const age = now - found.decidedAt;
  return age >= 0 && age < minutes * 60_000 ? found : null;
}
