import browser from "webextension-polyfill";
import { fromBase64Url } from "../shared/core/delivery/base64.ts";

/** What an administrator deployed with Thunderbird's enterprise policy; the user can change none of it. */
export interface ManagedSettings {
  /** As it was given: JSON, or a signed document. Null: none. */
  readonly policyText: string | null;
  /** Where newer policies are fetched; null: at the endpoint of the policy in force. */
  readonly policyUrl: string | null;
  /** Public keys (base64url), one of which must have signed a policy; empty: none has to. */
  readonly policyKeys: readonly string[];
  /** Signs the proof of check in message headers. */
  readonly proofKey: Uint8Array | null;
  /** The code with which this machine may enrol by itself. */
  readonly enrolmentCode: string | null;
}

/** Null when nothing is deployed. What is of the wrong shape counts as not given, and a policy key as one that signs nothing. */
export async function managedSettings(): Promise<ManagedSettings | null> {
  const managed = await storedSettings();
  if (["policy", "policyUrl", "policyKeys"].every((name) => managed[name] === undefined)) return null;
  const { policy, policyKeys } = managed;
  return {
    policyText: policy === undefined ? null : typeof policy === "string" ? policy : JSON.stringify(policy),
    policyUrl: httpsUrl(managed.policyUrl),
    policyKeys: policyKeys === undefined ? [] : [policyKeys].flat().map(String),
    proofKey: keyBytes(managed.proofKey),
    enrolmentCode: text(managed.enrolmentCode),
  };
}

/** Thunderbird reads its enterprise policies when it starts, and never again. */
let stored: Promise<Record<string, unknown>> | null = null;

/** It rejects when there is none for this add-on: that is the usual case, not a fault. Any other failure is no answer for ever. */
function storedSettings(): Promise<Record<string, unknown>> {
  stored ??= browser.storage.managed.get().then(
    (settings) => settings ?? {},
    (error: unknown) => {
      if (!/manifest not found/i.test(String(error))) stored = null;
      return {};
    },
  );
  return stored;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function httpsUrl(value: unknown): string | null {
  const url = text(value);
  return url !== null && /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(url) ? url : null;
}

/** At least 32 bytes in base64url; a shorter key signs nothing. */
function keyBytes(value: unknown): Uint8Array | null {
  const bytes = fromBase64Url(text(value) ?? "");
  return bytes !== null && bytes.length >= 32 ? bytes : null;
}
