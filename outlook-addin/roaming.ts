import { officeCall } from "./office-call.ts";

/** What follows the user's mailbox to each Outlook, and is there at once in every runtime. */
export type RoamingKey = "policy" | "language" | "audit" | "recipients";

/** Outlook keeps 32 KB of all settings of one add-in: the policy, then 5,000 characters each of recipients and of the log. */
export const mostPolicyCharacters = 20_000;

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
