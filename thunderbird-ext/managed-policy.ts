import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { findKeptPolicy, type KeptPolicy, keepPolicy } from "./kept-policy.ts";
import { policyInForce } from "./known-policy.ts";
import type { ManagedSettings } from "./managed-settings.ts";

/** The policy in force on a managed machine, and the document that it came from. */
export interface ManagedPolicy {
  readonly text: string;
  readonly loaded: LoadedPolicy;
}

/**
 * Deployed or fetched, the newest genuine document is in force; the last good one stays where a newer one is broken.
 * A document that was fetched needs a pinned key: without one only what was deployed counts.
 */
export async function managedPolicy(managed: ManagedSettings): Promise<ManagedPolicy> {
  const kept = await findKeptPolicy();
  const deployed = await inForce(managed, managed.policyText, kept);
  if (deployed.source === "organisation") {
    const text = managed.policyText ?? "";
    if (kept?.text !== text) await keepPolicy({ text, fetched: null });
    return { text, loaded: deployed };
  }
  if (fetches(managed) && kept?.fetched) {
    // What was deployed is then only the first of a row: a newer one that was fetched takes its place without a notice.
    const fetched = await inForce(managed, kept.text, kept);
    if (fetched.source === "organisation") return { text: kept.text, loaded: fetched };
  }
  return { text: managed.policyText ?? kept?.text ?? "", loaded: deployed };
}

/** Puts a fetched document in force; gives why not. */
export async function takeFetched(
  managed: ManagedSettings,
  text: string,
  from: NonNullable<KeptPolicy["fetched"]>,
): Promise<LoadedPolicy> {
  const loaded = await inForce(managed, text, await findKeptPolicy());
  if (loaded.source === "organisation") await keepPolicy({ text, fetched: from });
  return loaded;
}

export function fetches({ policyKeys }: ManagedSettings): boolean {
  return policyKeys.length > 0;
}

function inForce(
  { policyKeys }: ManagedSettings,
  delivered: string | null,
  kept: KeptPolicy | null,
): Promise<LoadedPolicy> {
  return policyInForce({ delivered, lastGood: kept?.text ?? null, pinnedKeys: policyKeys });
}
