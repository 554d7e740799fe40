import browser from "webextension-polyfill";
import { type LoadedPolicy, loadPolicy } from "../shared/core/policy/load-policy.ts";

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
    return { origin: "managed", policyText, loaded: loadPolicy(policyText), enrolmentCode };
  }
  const { policy } = await browser.storage.local.get("policy");
  const policyText = typeof policy === "string" ? policy : "";
  return { origin: "own", policyText, loaded: loadPolicy(policyText), enrolmentCode: null };
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
