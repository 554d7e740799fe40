import browser from "webextension-polyfill";

/** The last policy that was in force here, as it was delivered, and what the server said of it. */
export interface KeptPolicy {
  readonly text: string;
  /** Where it was fetched, and the server's tag of it; null: it was deployed. */
  readonly fetched: { readonly url: string; readonly etag: string | null } | null;
}

const key = "kept-policy";

/** On this machine; its signature is checked anew at each reading, so that nobody gains by changing it. */
export async function findKeptPolicy(): Promise<KeptPolicy | null> {
  const kept = (await browser.storage.local.get(key))[key] as Partial<KeptPolicy> | undefined;
  return typeof kept?.text === "string" ? { text: kept.text, fetched: kept.fetched ?? null } : null;
}

export async function keepPolicy(kept: KeptPolicy): Promise<void> {
  await browser.storage.local.set({ [key]: kept });
}
