import { officeCall } from "./office-call.ts";

/** What follows the user's mailbox to each Outlook, and is there at once in every runtime. */
export type RoamingKey = "policy" | "language" | "audit" | "recipients";

/** Outlook keeps 32 KB of all settings of one add-in: the policy, 5,000 characters of recipients, and the log. See `savedLength`. */
export const mostPolicyCharacters = 19_000;
export const mostLogCharacters = 7_000;

/** What a text takes there: office.js makes JSON of each setting and of all of them, and each quotation mark becomes four characters. */
export function savedLength(text: string): number {
  return JSON.stringify(JSON.stringify(text)).length;
}

export function roamingText(key: RoamingKey): string | null {
  const value: unknown = Office.context.roamingSettings?.get(`sealpost.${key}`);
  return typeof value === "string" ? value : null;
}

/** What cannot be saved is taken back: too much of one thing must not keep the next from being saved. */
export async function keepRoamingText(key: RoamingKey, text: string): Promise<void> {
  const before = roamingText(key);
  if (before === text) return;
  const { roamingSettings } = Office.context;
  roamingSettings.set(`sealpost.${key}`, text);
  try {
    await officeCall<void>((answered) => roamingSettings.saveAsync(answered));
  } catch (error) {
    if (before === null) roamingSettings.remove(`sealpost.${key}`);
    else roamingSettings.set(`sealpost.${key}`, before);
    throw error;
  }
}
