import { currentPolicy } from "../../shared/core/policy/current-policy.ts";
import type { PolicyProblemCause } from "../../shared/core/policy/load-policy.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";

export type Verification =
  | { readonly kind: "in-force"; readonly policy: Policy }
  | {
      readonly kind: "refused";
      readonly cause: PolicyProblemCause | "same-version";
      readonly problems: readonly string[];
    }
  /** The file that is named as the previous policy was itself never in force. */
  | { readonly kind: "previous-unusable" };

export interface VerifySources {
  readonly delivered: string;
  readonly previous: string | null;
  /** Public keys in base64url. */
  readonly keys: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Asks as a client does, by the same code; besides, two contents of one version are refused before they are out. */
export function verifyPolicy({ delivered, previous, keys, now }: VerifySources): Verification {
  const before = previous === null ? null : wheneverInForce(previous, keys);
  if (previous !== null && before === null) return { kind: "previous-unusable" };
  const alone = currentPolicy({ delivered, lastGood: null, pinnedKeys: keys, now });
  if (alone.source !== "organisation") return { kind: "refused", cause: alone.cause, problems: alone.problems };
  const { policy } = alone;
  if (before !== null && policy.version < before.version) return refused("rolled-back");
  if (before !== null && policy.version === before.version && delivered.trim() !== previous?.trim()) {
    return refused("same-version");
  }
  return { kind: "in-force", policy };
}

/** The previous policy may have expired meanwhile: its version still counts. */
function wheneverInForce(document: string, pinnedKeys: readonly string[]): Policy | null {
  const loaded = currentPolicy({ delivered: document, lastGood: null, pinnedKeys, now: 0 });
  return loaded.source === "organisation" ? loaded.policy : null;
}

function refused(cause: "rolled-back" | "same-version"): Verification {
  return { kind: "refused", cause, problems: [] };
}
