/** What a preference for unencrypted mail may be for. Closed: the user names one, and it must be the recorded one. */
export const preferencePurposes = ["access-request", "appointment", "billing", "care"] as const;
export type PreferencePurpose = (typeof preferencePurposes)[number];
