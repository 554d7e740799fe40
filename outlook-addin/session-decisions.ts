import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { DecisionStore, UserDecision } from "../shared/core/policy/user-decision.ts";
import type { ComposeItem } from "./compose-item.ts";
import { sessionValue } from "./session-value.ts";

const decision = sessionValue<UserDecision>("decision");

/** The answers, asked for at once: by the time the guard wants them they are there. */
export function decisionsAhead(item: ComposeItem): DecisionStore {
  const asked = decision.find(item);
  // Whoever looks learns of a failure.
  asked.catch(() => {});
  return { ...sessionDecisions(item), find: async (fingerprint) => forDraft(await asked, fingerprint) };
}

/** The user's answers: taken in the pane, read by the handler, kept with the item and gone with it. */
export function sessionDecisions(item: ComposeItem): DecisionStore {
  return {
    find: async (fingerprint) => forDraft(await decision.find(item), fingerprint),
    record: (made) => decision.put(item, made),
  };
}

function forDraft(found: UserDecision | null, fingerprint: DraftFingerprint): UserDecision | null {
  return found?.fingerprint === fingerprint ? found : null;
}
