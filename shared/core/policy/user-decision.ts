import type { DraftFingerprint } from "../draft/fingerprint.ts";
import type { OverrideReason } from "./policy.ts";

/**
 * One answer of the user.
 * - `seal`: send sealed; answers the subject too, since a sealed message travels under a neutral one
 * - `keep-subject`, `send-unsealed`: overrides, only where the policy allows them, with a reason from its list
 */
export type Answer =
  | { readonly choice: "seal" }
  | { readonly choice: "keep-subject"; readonly reason: OverrideReason }
  | { readonly choice: "send-unsealed"; readonly reason: OverrideReason };

/** The user's answers, good for exactly one draft: any edit changes the fingerprint and voids them. */
export interface UserDecision {
  readonly fingerprint: DraftFingerprint;
  readonly answers: readonly Answer[];
  /** Milliseconds since the epoch. */
  readonly decidedAt: number;
}

/** How long an answer holds. */
export const decisionLifetimeMs = 15 * 60_000;

/** Where answers wait for the next press of Send. Both methods reject when the store fails; the send is then held. */
export interface DecisionStore {
  /** The latest decision for this draft, or null. */
  find(fingerprint: DraftFingerprint): Promise<UserDecision | null>;
  record(decision: UserDecision): Promise<void>;
}

/** A decision counts only for its own draft and for fifteen minutes; one from the future counts for nothing. */
export function currentDecision(
  found: UserDecision | null,
  fingerprint: DraftFingerprint,
  now: number,
): UserDecision | null {
  if (found === null || found.fingerprint !== fingerprint) return null;
  const age = now - found.decidedAt;
  return age >= 0 && age < decisionLifetimeMs ? found : null;
}
