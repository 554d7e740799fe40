import browser from "webextension-polyfill";
import { addressKey, type EmailAddress, parseEmailAddress } from "../shared/core/draft/email-address.ts";

/** A token goes to no other endpoint than the one that gave it, and speaks for one address. */
const keyOf = (endpoint: string, address: EmailAddress): string => `token:${endpoint}:${addressKey(address)}`;

export async function findToken(endpoint: string, address: EmailAddress): Promise<string | null> {
  const key = keyOf(endpoint, address);
  const token = (await browser.storage.local.get(key))[key];
  return typeof token === "string" ? token : null;
}

/** Who is enrolled at this endpoint; of several, any. */
export async function someSenderAt(endpoint: string): Promise<EmailAddress | null> {
  const prefix = `token:${endpoint}:`;
  const key = Object.keys(await browser.storage.local.get(null)).find((each) => each.startsWith(prefix));
  return key === undefined ? null : parseEmailAddress(key.slice(prefix.length));
}

export async function keepToken(endpoint: string, address: EmailAddress, token: string): Promise<void> {
  await browser.storage.local.set({ [keyOf(endpoint, address)]: token });
}

export async function dropToken(endpoint: string, address: EmailAddress): Promise<void> {
  await browser.storage.local.remove(keyOf(endpoint, address));
}
