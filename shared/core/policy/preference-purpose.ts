/** What a preference for unencrypted mail may be for. Closed: the user names one, and it must be the recorded one. */
export const preferencePurposes = ["access-request", "appointment", "billing", "care"] as const;
export type PreferencePurpose = (typeof preferencePurposes)[number];

/** The purposes in the detail of a recorded preference, as the endpoint lists them; what nobody knows is left out. */
export function knownPurposes(detail: string): readonly PreferencePurpose[] {
  const listed = detail.split(", ");
  return preferencePurposes.filter((purpose) => listed.includes(purpose));
}
