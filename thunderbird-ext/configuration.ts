import browser from "webextension-polyfill";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { currentPolicy } from "../shared/core/policy/current-policy.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import type { LoadedPolicy } from "../shared/core/policy/load-policy.ts";

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
  /** The code with which this machine may enrol by itself; only an administrator can leave one. */
  readonly enrolmentCode: string | null;
}

export async function readConfiguration(): Promise<Configuration> {
  const managed = await managedSettings();
  if (managed.policy !== undefined) {
    const policyText = typeof managed.policy === "string" ? managed.policy : JSON.stringify(managed.policy);
    const enrolmentCode = typeof managed.enrolmentCode === "string" ? managed.enrolmentCode : null;
    return { origin: "managed", policyText, loaded: readPolicy(policyText), enrolmentCode };
  }
  const { policy } = await browser.storage.local.get("policy");
  const policyText = typeof policy === "string" ? policy : "";
  return { origin: "own", policyText, loaded: readPolicy(policyText), enrolmentCode: null };
}

/** The same, with the policy as it holds for one sender. */
export async function configurationFor(sender: EmailAddress): Promise<Configuration> {
  const configuration = await readConfiguration();
  const { loaded } = configuration;
  return { ...configuration, loaded: { ...loaded, policy: effectivePolicy(loaded.policy, sender) } };
}

/** Not in force once it has expired. */
export function readPolicy(policyText: string): LoadedPolicy {
  return currentPolicy({ delivered: policyText, lastGood: null, pinnedKeys: [], now: Date.now() });
}

export async function saveOwnPolicy(policyText: string): Promise<void> {
  await browser.storage.local.set({ policy: policyText });
}

/** Thunderbird rejects when there is no enterprise policy for this add-on: that is the usual case, not a fault. */
async function managedSettings(): Promise<Record<string, unknown>> {
  try {
    return (await browser.storage.managed.get()) ?? {};
  } catch {
    return {};
  }
}
