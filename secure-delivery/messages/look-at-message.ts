import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import type { StoredMessage } from "./message-store.ts";
import { messageView, type NamedReader } from "./message-view.ts";

/** What the sender may see of a message, with how far its delivery is and who opened it. */
export async function lookAtMessage(
  message: StoredMessage,
  { storage, delivering, now }: Pick<EndpointParts, "storage" | "delivering" | "now">,
): Promise<MessageState> {
  const undoUntil = message.storedAt + (delivering?.config.undoSeconds ?? 0) * 1_000;
  const progress = await storage.deliveries.of(message.id);
  const replies = await storage.replies.ofMessage(message.id);
  const view = messageView(message, progress, await readersOf(message, storage), undoUntil, now());
  return replies.length === 0 ? view : { ...view, replies: [...replies] };
}

async function readersOf(
  { id, recipients }: StoredMessage,
  { readings, keys }: EndpointParts["storage"],
): Promise<readonly NamedReader[]> {
  if (!recipients.some(({ shared }) => shared)) return [];
  const kept = await readings.of(id);
  const opened = await Promise.all(
    kept.map(async ({ position, who, openedAt, name: sealed }) => {
      // Null: its key went with the day that it was kept for.
      const name = await keys.keystore.open(`${id} ${who}`, sealed);
      return name === null ? [] : [{ position, openedAt, name: name.toString() }];
    }),
  );
  return opened.flat();
}
