import type { DatabaseSync } from "node:sqlite";
import type {
  AnswerStore,
  ContentStore,
  KeptAnswer,
  MessageStore,
  StoredMessage,
} from "../../messages/message-store.ts";
import type { ContentFiles } from "./content-files.ts";
import { type MessageRow, messageOf, type RecipientRow } from "./message-row.ts";
import { flushDestroyed, inTransaction } from "./open-database.ts";

/** Larger contents go into files: SQLite would copy them through its log. */
const largestInRow = 64 * 1024;

export function sqliteMessageStore(db: DatabaseSync, files: ContentFiles): MessageStore {
  const find = messageFinder(db);
  const update = db.prepare("UPDATE messages SET expires_at = ?, ended_by = ?, ended_at = ?, share = ? WHERE id = ?");
  const open = db.prepare("UPDATE recipients SET opened_at = ? WHERE message_id = ? AND position = ?");
  const dropTickets = db.prepare("DELETE FROM tickets WHERE message_id = ?");
  return {
    async add(message, sealed, kept) {
      const file = sealed.length > largestInRow ? await files.write(sealed) : null;
      const added = inTransaction(db, () => {
        if (find(message.id) !== null) return false;
        insert(db, message, file === null ? sealed : null, file, kept);
        return true;
      });
      if (!added && file !== null) await files.remove(file);
      return added ? "added" : "id-taken";
    },
    async find(id) {
      return find(id);
    },
    async update(id, change) {
      const changed = inTransaction(db, () => {
        const before = find(id);
        if (before === null) return null;
        const after = change(before);
        if (after === before) return { after, destroyed: false };
        update.run(after.expiresAt, after.ended?.by ?? null, after.ended?.at ?? null, after.share, id);
        after.recipients.forEach(({ openedAt }, position) => {
          if (openedAt !== before.recipients[position]?.openedAt) open.run(openedAt, id, position);
        });
        const destroyed = before.share !== null && after.share === null;
        if (destroyed) dropTickets.run(id);
        return { after, destroyed };
      });
      if (changed?.destroyed) flushDestroyed(db);
      return changed?.after ?? null;
    },
  };
}

export function sqliteContentStore(db: DatabaseSync, files: ContentFiles): ContentStore {
  const select = db.prepare("SELECT content, content_file FROM messages WHERE id = ?");
  return {
    async read(id) {
      const row = select.get(id) as { content: Uint8Array | null; content_file: string | null } | undefined;
      if (row?.content_file) return files.read(row.content_file);
      return row?.content ?? null;
    },
  };
}

export function sqliteAnswerStore(db: DatabaseSync): AnswerStore {
  const select = db.prepare("SELECT key, body_digest AS bodyDigest, answer FROM answers WHERE key = ?");
  return {
    async find(key) {
      return (select.get(key) as KeptAnswer | undefined) ?? null;
    },
  };
}

function messageFinder(db: DatabaseSync): (id: string) => StoredMessage | null {
  const message = db.prepare("SELECT * FROM messages WHERE id = ?");
  const recipients = db.prepare("SELECT reader, opened_at FROM recipients WHERE message_id = ? ORDER BY position");
  return (id) => {
    const row = message.get(id) as MessageRow | undefined;
    return row === undefined ? null : messageOf(row, recipients.all(id) as unknown as RecipientRow[]);
  };
}

function insert(
  db: DatabaseSync,
  { id, sender, senderAsReader, storedAt, expiresAt, share, recipients }: StoredMessage,
  content: Uint8Array | null,
  file: string | null,
  { key, bodyDigest, answer }: KeptAnswer,
): void {
  db.prepare(
    `INSERT INTO messages (id, sender, sender_as_reader, stored_at, expires_at, share, content, content_file)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, sender, senderAsReader, storedAt, expiresAt, share, content, file);
  const recipient = db.prepare("INSERT INTO recipients (message_id, position, reader) VALUES (?, ?, ?)");
  recipients.forEach(({ reader }, position) => void recipient.run(id, position, reader));
  db.prepare("INSERT INTO answers (key, body_digest, answer, at) VALUES (?, ?, ?, ?)").run(
    key,
    bodyDigest,
    answer,
    storedAt,
  );
}
