import type { DecisionStore, UserDecision } from "../shared/core/policy/user-decision.ts";
import { sessionRecord } from "./session-record.ts";

const decisions = sessionRecord<UserDecision>("decision");

/** In milliseconds; no policy lets an answer hold for longer than an hour. */
const longestMs = 60 * 60_000;

/** The user's answers, until the session ends or they are too old to count. */
export const sessionDecisions: DecisionStore = {
  find: (fingerprint) => decisions.find(fingerprint),
  record: async (decision) => {
    for (const [fingerprint, { decidedAt }] of await decisions.all()) {
      if (decidedAt + longestMs < decision.decidedAt) await decisions.drop(fingerprint);
    }
    await decisions.put(decision.fingerprint, decision);
  },
};
