import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";

/** A user who has written to everybody before: for tests that are not about new recipients. */
export const everybodyFamiliar: SentMemory = {
  frequentDomains: [],
  familiarFor: () => () => ({ address: "same-purpose", domain: true }),
};
