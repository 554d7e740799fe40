import { type LoadedPolicy, loadPolicy, type PolicyProblem } from "./load-policy.ts";
import { openPolicyJws } from "./policy-jws.ts";

/** What a deployment knows when it asks which policy is in force. */
export interface PolicySources {
  /** What was delivered just now: a signed document, or plain JSON where no key is pinned; null: nothing. */
  readonly delivered: string | null;
  /** The last document that was in force here, as it was delivered; null: none yet. */
  readonly lastGood: string | null;
  /** Public keys (base64url) that the deployment pins; empty: documents need no signature. */
  readonly pinnedKeys: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The policy in force. A delivered document counts when it is genuine, valid, not expired and not older than the
 * last good one; else the last good one stays, with a notice; else the strictest default. Never throws.
 */
export function currentPolicy({ delivered, lastGood, pinnedKeys, now }: PolicySources): LoadedPolicy {
  const kept = lastGood === null ? null : readPolicy(lastGood, pinnedKeys);
  const keptVersion = kept?.source === "organisation" ? kept.policy.version : 0; // Expired or not: it was in force.
  const keptPolicy = kept !== null && unexpired(kept, now).source === "organisation" ? kept.policy : null;
  const incoming = unexpired(readPolicy(delivered, pinnedKeys), now);
  const rolledBack = incoming.source === "organisation" && incoming.policy.version < keptVersion;
  if (incoming.source === "organisation" && !rolledBack) return incoming;

  const problem: PolicyProblem =
    incoming.source === "organisation"
      ? { cause: "rolled-back", problems: ["version: is lower than the last one in force"] }
      : { cause: incoming.cause, problems: incoming.problems };
  if (keptPolicy !== null) return { source: "last-good", policy: keptPolicy, ...problem };
  return { ...strictestFor(problem) };
}

function readPolicy(document: string | null, pinnedKeys: readonly string[]): LoadedPolicy {
  if (document === null || document.trim() === "" || pinnedKeys.length === 0) return loadPolicy(document);
  const opened = openPolicyJws(document, pinnedKeys);
  if (opened.ok) return loadPolicy(opened.text);
  return strictestFor({ cause: opened.cause, problems: [`document: ${opened.cause}`] });
}

function unexpired(loaded: LoadedPolicy, now: number): LoadedPolicy {
  const { expires } = loaded.policy;
  if (expires === undefined || now < Date.parse(expires)) return loaded;
  return strictestFor({ cause: "expired", problems: ["expires: is in the past"] });
}

function strictestFor(problem: PolicyProblem): LoadedPolicy {
  return { ...loadPolicy(null), ...problem, source: "strictest-default" };
}
