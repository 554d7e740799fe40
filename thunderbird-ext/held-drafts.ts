import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { sessionRecord } from "./session-record.ts";

/** Why the last send from a window was held (the key is the tab); true of that draft alone. Null: it could not even be read. */
export const heldDrafts = sessionRecord<{
  readonly fingerprint: DraftFingerprint | null;
  readonly reasons: readonly HeldBecause[];
}>("held");
