import type { RecallReceipt } from "../../shared/core/delivery/wire/message-changes.ts";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { Progress } from "../delivery/delivery-store.ts";
import type { StoredMessage, StoredRecipient } from "./message-store.ts";

/** A person who opened it at an address that several people read. */
export interface NamedReader {
  readonly position: number;
  readonly name: string;
  readonly openedAt: number;
}

type RecipientView = MessageState["recipients"][number];

/** What the sender may see. `progress` is there for a message that the endpoint delivers. */
export function messageView(
  message: StoredMessage,
  progress: readonly Progress[],
  readers: readonly NamedReader[],
  /** Nothing is sent before; milliseconds since the epoch. */
  undoUntil: number,
  now: number,
): MessageState {
  const { id, ended, held, storedAt, expiresAt } = message;
  const recipients = message.recipients.map((recipient, index) => ({
    ...recipientView(recipient, progress[index], ended),
    ...(recipient.shared ? { readers: readersAt(index, readers) } : {}),
  }));
  const settling = progress.length === 0 ? null : outcomeOf(recipients);
  return {
    id,
    state:
      ended?.by ??
      (progress.length === 0 ? "accepted" : settling !== null ? "settled" : now < undoUntil ? "held" : "processing"),
    storedAt: new Date(storedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    heldSince: held === null ? null : new Date(held.at).toISOString(),
    ...(settling === null || ended !== null ? {} : { outcome: settling }),
    recipients,
  };
}

function readersAt(position: number, readers: readonly NamedReader[]): NonNullable<RecipientView["readers"]> {
  return readers
    .filter((reader) => reader.position === position)
    .map(({ name, openedAt }) => ({ name, openedAt: new Date(openedAt).toISOString() }));
}

/** Nobody opens after the end, so this stays true however often it is asked. */
export function recallView({ id, recipients }: StoredMessage, progress: readonly Progress[]): RecallReceipt {
  const out = progress.filter(({ state }) => isOut(state)).length;
  return {
    id,
    recalled: recipients.some(({ openedAt }) => openedAt !== null) ? "after_open" : "before_open",
    ...(out === 0 ? {} : { notRecallable: out }),
  };
}

/** Has everybody the message itself already? */
export function isOutOfReach(progress: readonly Progress[]): boolean {
  return progress.length > 0 && progress.every(({ state }) => isOut(state));
}

function recipientView(
  recipient: StoredRecipient,
  progress: Progress | undefined,
  ended: StoredMessage["ended"],
): RecipientView {
  const { openedAt } = recipient;
  const opened = openedAt === null ? null : new Date(openedAt).toISOString();
  const how = progress === undefined ? {} : viewOf(progress);
  if (progress !== undefined && (isOut(progress.state) || progress.state === "bounced"))
    return { state: progress.state, openedAt: opened, ...how };
  const did = stateOf(recipient);
  if (did !== null) return { state: did, openedAt: opened, ...how };
  return { state: ended?.by ?? progress?.state ?? "portal_ready", openedAt: null, ...how };
}

function viewOf({ route, detail }: Progress): Pick<RecipientView, "route" | "detail"> {
  return { ...(route === null ? {} : { route }), ...(detail === "" ? {} : { detail }) };
}

/** Null: something is still under way. */
function outcomeOf(recipients: readonly RecipientView[]): MessageState["outcome"] | null {
  if (recipients.some(({ state }) => underWay.has(state))) return null;
  const failed = recipients.filter(({ state }) => state === "bounced").length;
  if (failed === 0) return "delivered";
  return failed === recipients.length ? "failed" : "partial";
}

const underWay: ReadonlySet<RecipientView["state"]> = new Set(["queued", "sending", "deferred", "portal_ready"]);

function isOut(state: Progress["state"]): boolean {
  return state.endsWith("_delivered") || state === "sending";
}

/** What the recipient did, the weightiest first; null: nothing. */
function stateOf({ openedAt, repliedAt, notMeAt }: StoredRecipient): "not_me" | "replied" | "opened" | null {
  if (notMeAt !== null) return "not_me";
  if (repliedAt !== null) return "replied";
  return openedAt === null ? null : "opened";
}
