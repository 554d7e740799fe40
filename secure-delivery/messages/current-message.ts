import type { MessageStore, StoredMessage } from "./message-store.ts";

/** The message as it is now: when its time is over, the share is destroyed before anybody sees it. */
export async function currentMessage(messages: MessageStore, id: string, now: number): Promise<StoredMessage | null> {
  const message = await messages.find(id);
  if (message === null || !isOver(message, now)) return message;
  return messages.update(id, (found) => (isOver(found, now) ? end(found, "expired", now) : found));
}

/** Crypto-shredding: without the share, the pickup password cannot be derived again. */
export function end(message: StoredMessage, by: "recalled" | "expired", at: number): StoredMessage {
  return message.ended === null ? { ...message, ended: { by, at }, share: null } : message;
}

function isOver({ ended, expiresAt }: StoredMessage, now: number): boolean {
  return ended === null && expiresAt <= now;
}
