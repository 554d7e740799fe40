import browser from "webextension-polyfill";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";
import { policyInForce } from "./known-policy.ts";
import { managedPolicy } from "./managed-policy.ts";
import { managedSettings } from "./managed-settings.ts";

/**
 * Where the add-on's settings come from.
 * - `managed`: the administrator's, from the enterprise policy; the user cannot change them
 * - `own`: from the options page
 */
export interface Configuration {
  readonly origin: "managed" | "own";
  /** As it was given; empty when there is none. */
  readonly policyText: string;
  readonly loaded: LoadedPolicy;
  /** Whether the administrator pinned the keys that sign policies. */
  readonly signed: boolean;
  /** The code with which this machine may enrol by itself; only an administrator can leave one. */
  readonly enrolmentCode: string | null;
  /** Signs the proof of check in message headers; null: it stands there unsigned. */
  readonly proofKey: Uint8Array | null;
}

export async function readConfiguration(): Promise<Configuration> {
  const [managed, { policy }] = await Promise.all([managedSettings(), browser.storage.local.get("policy")]);
  if (managed !== null) {
    const { text, loaded } = await managedPolicy(managed);
    const { enrolmentCode, proofKey, policyKeys } = managed;
    return { origin: "managed", policyText: text, loaded, signed: policyKeys.length > 0, enrolmentCode, proofKey };
  }
  const policyText = typeof policy === "string" ? policy : "";
  // A policy of the user's own is not in force once it has expired.
  const loaded = await policyInForce({ delivered: policyText, lastGood: null, pinnedKeys: [] });
  return { origin: "own", policyText, loaded, signed: false, enrolmentCode: null, proofKey: null };
}

/** The same, with the policy as it holds for one sender. */
export async function configurationFor(sender: EmailAddress): Promise<Configuration> {
  return forSender(await readConfiguration(), sender);
}

export function forSender(configuration: Configuration, sender: EmailAddress): Configuration {
  const { loaded } = configuration;
  return { ...configuration, loaded: { ...loaded, policy: effectivePolicy(loaded.policy, sender) } };
}

export async function saveOwnPolicy(policyText: string): Promise<void> {
  await browser.storage.local.set({ policy: policyText });
}
