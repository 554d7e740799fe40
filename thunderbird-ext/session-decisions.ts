import { type DecisionStore, decisionLifetimeMs, type UserDecision } from "../shared/core/policy/user-decision.ts";
import { sessionRecord } from "./session-record.ts";

const decisions = sessionRecord<UserDecision>("decision");

/** The user's answers, until the session ends or they are too old to count. */
export const sessionDecisions: DecisionStore = {
  find: (fingerprint) => decisions.find(fingerprint),
  record: async (decision) => {
    for (const [fingerprint, { decidedAt }] of await decisions.all()) {
      if (decidedAt + decisionLifetimeMs < decision.decidedAt) await decisions.drop(fingerprint);
    }
    await decisions.put(decision.fingerprint, decision);
  },
};
