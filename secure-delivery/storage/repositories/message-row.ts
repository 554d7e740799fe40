import type { Digest } from "../../keys/digests.ts";
import type { StoredMessage } from "../../messages/message-store.ts";
import type { Sql } from "../database.ts";

interface MessageRow {
  readonly id: string;
  readonly sender: string;
  readonly sender_as_reader: string;
  readonly stored_at: number;
  readonly expires_at: number;
  readonly ended_by: "recalled" | "expired" | null;
  readonly ended_at: number | null;
  readonly share: Uint8Array | null;
  readonly held_at: number | null;
  readonly held_by: string | null;
  readonly answers: string | null;
  readonly secret: string | null;
  readonly secret_salt: string | null;
}

interface RecipientRow {
  readonly reader: string;
  readonly opened_at: number | null;
  readonly replied_at: number | null;
  readonly not_me_at: number | null;
  readonly phone: Uint8Array | null;
  readonly shared: number;
}

const columns =
  "id, sender, sender_as_reader, stored_at, expires_at, ended_by, ended_at, share, held_at, held_by, answers, secret, secret_salt";

/** `lock`: nobody else changes it until this transaction ends. */
export async function findMessage(sql: Pick<Sql, "rows">, id: string, lock: boolean): Promise<StoredMessage | null> {
  const select = `SELECT ${columns} FROM messages WHERE id = ?${lock ? " FOR UPDATE" : ""}`;
  const [row] = await sql.rows<MessageRow>(select, id);
  if (row === undefined) return null;
  const recipients = await sql.rows<RecipientRow>(
    "SELECT reader, opened_at, replied_at, not_me_at, phone, shared FROM recipients WHERE message_id = ? ORDER BY position",
    id,
  );
  return {
    id: row.id,
    sender: row.sender as Digest,
    senderAsReader: row.sender_as_reader as Digest,
    storedAt: row.stored_at,
    expiresAt: row.expires_at,
    ended: row.ended_by === null || row.ended_at === null ? null : { by: row.ended_by, at: row.ended_at },
    share: row.share,
    held: row.held_at === null || row.held_by === null ? null : { at: row.held_at, by: row.held_by as Digest },
    recipients: recipients.map(({ reader, opened_at, replied_at, not_me_at, phone, shared }) => ({
      reader: reader as Digest,
      openedAt: opened_at,
      repliedAt: replied_at,
      notMeAt: not_me_at,
      phone,
      shared: shared === 1,
    })),
    answers: row.answers,
    secret: row.secret as Digest | null,
    secretSalt: row.secret_salt,
  };
}
