import { findKeptPolicy } from "./kept-policy.ts";
import { fetches, managedPolicy, takeFetched } from "./managed-policy.ts";
import { type ManagedSettings, managedSettings } from "./managed-settings.ts";

/** In milliseconds. */
const limitMs = 10_000;
/** A policy is a few dozen kilobytes. */
const longest = 2 * 1024 * 1024;

export type PolicyFetch = "no-source" | "unreachable" | "unchanged" | "in-force" | "refused";

/** Looks for a newer policy. Whatever the server answers, the one in force stays until a better one is proven. Never rejects. */
export async function fetchPolicy(): Promise<PolicyFetch> {
  try {
    const managed = await managedSettings();
    const url = managed === null || !fetches(managed) ? null : await sourceOf(managed);
    if (managed === null || url === null) return "no-source";
    const kept = (await findKeptPolicy())?.fetched ?? null;
    const etag = kept?.url === url ? kept.etag : null;
    const response = await fetch(url, {
      headers: { ...(etag === null ? {} : { "if-none-match": etag }) },
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(limitMs),
    });
    if (response.status === 304) return "unchanged";
    if (!response.ok) return "unreachable";
    const text = await response.text();
    if (text.length > longest) return "refused";
    const loaded = await takeFetched(managed, text.trim(), { url, etag: response.headers.get("etag") });
    return loaded.source === "organisation" ? "in-force" : "refused";
  } catch {
    return "unreachable";
  }
}

async function sourceOf(managed: ManagedSettings): Promise<string | null> {
  if (managed.policyUrl !== null) return managed.policyUrl;
  const { endpoint } = (await managedPolicy(managed)).loaded.policy;
  return endpoint === null ? null : `${endpoint}/v1/policy`;
}
