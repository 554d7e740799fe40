import type { Digest } from "../../keys/digests.ts";
import type { StoredMessage } from "../../messages/message-store.ts";

export interface MessageRow {
  readonly id: string;
  readonly sender: string;
  readonly sender_as_reader: string;
  readonly stored_at: number;
  readonly expires_at: number;
  readonly ended_by: "recalled" | "expired" | null;
  readonly ended_at: number | null;
  readonly share: Uint8Array | null;
}

export interface RecipientRow {
  readonly reader: string;
  readonly opened_at: number | null;
}

export function messageOf(row: MessageRow, recipients: readonly RecipientRow[]): StoredMessage {
  return {
    id: row.id,
    sender: row.sender as Digest,
    senderAsReader: row.sender_as_reader as Digest,
    storedAt: row.stored_at,
    expiresAt: row.expires_at,
    ended: row.ended_by === null || row.ended_at === null ? null : { by: row.ended_by, at: row.ended_at },
    share: row.share,
    recipients: recipients.map(({ reader, opened_at }) => ({ reader: reader as Digest, openedAt: opened_at })),
  };
}
