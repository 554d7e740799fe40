import type { MessageState, RecallReceipt } from "../../shared/core/delivery/wire.ts";
import type { StoredMessage } from "./message-store.ts";

/** What the sender may see. */
export function messageView({ id, ended, storedAt, expiresAt, recipients }: StoredMessage): MessageState {
  return {
    id,
    state: ended?.by ?? "accepted",
    storedAt: new Date(storedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    recipients: recipients.map(({ openedAt }) =>
      openedAt === null
        ? { state: ended?.by ?? "portal_ready", openedAt }
        : { state: "opened", openedAt: new Date(openedAt).toISOString() },
    ),
  };
}

/** Nobody opens after the end, so this stays true however often it is asked. */
export function recallView({ id, recipients }: StoredMessage): RecallReceipt {
  return { id, recalled: recipients.some(({ openedAt }) => openedAt !== null) ? "after_open" : "before_open" };
}
