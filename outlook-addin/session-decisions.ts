import type { DecisionStore, UserDecision } from "../shared/core/policy/user-decision.ts";
import type { ComposeItem } from "./compose-item.ts";
import { sessionValue } from "./session-value.ts";

const decision = sessionValue<UserDecision>("decision");

/** The user's answers: taken in the pane, read by the handler, kept with the item and gone with it. */
export function sessionDecisions(item: ComposeItem): DecisionStore {
  return {
    find: async (fingerprint) => {
      const found = await decision.find(item);
      return found?.fingerprint === fingerprint ? found : null;
    },
    record: (made) => decision.put(item, made),
  };
}
