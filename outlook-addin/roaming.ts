import { officeCall } from "./office-call.ts";

/** What follows the user's mailbox to each Outlook, and is there at once in every runtime. */
export type RoamingKey = "policy" | "language" | "audit";

/** Outlook keeps 32 KB of all settings of one add-in; the policy may take most of it. */
export const mostPolicyCharacters = 24_000;

export function roamingText(key: RoamingKey): string | null {
  const value: unknown = Office.context.roamingSettings?.get(`sealpost.${key}`);
  return typeof value === "string" ? value : null;
}

export async function keepRoamingText(key: RoamingKey, text: string): Promise<void> {
  if (roamingText(key) === text) return;
  Office.context.roamingSettings.set(`sealpost.${key}`, text);
  await officeCall<void>((answered) => Office.context.roamingSettings.saveAsync(answered));
}
