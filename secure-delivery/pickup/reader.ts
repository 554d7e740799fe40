import type { Digest } from "../keys/digests.ts";
import type { StoredMessage } from "../messages/message-store.ts";

/** The sender reads their own message too, which is no read receipt, whoever else they are. */
export type Reader = "sender" | "recipient";

/** Null: this address may not read this message, or there is no such message. */
export function readerOf(message: StoredMessage | null, reader: Digest): Reader | null {
  if (message === null) return null;
  if (message.senderAsReader === reader) return "sender";
  return message.recipients.some((one) => one.reader === reader && one.notMeAt === null) ? "recipient" : null;
}

/** The first open is the one that counts. */
export function markOpened(message: StoredMessage, reader: Digest, at: number): StoredMessage {
  if (message.ended !== null || readerOf(message, reader) !== "recipient") return message;
  const recipients = message.recipients.map((recipient) =>
    recipient.reader === reader && recipient.openedAt === null ? { ...recipient, openedAt: at } : recipient,
  );
  return { ...message, recipients };
}
