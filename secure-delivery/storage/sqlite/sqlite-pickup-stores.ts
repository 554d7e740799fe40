import type { DatabaseSync } from "node:sqlite";
import { type Attempts, forgettableAt, noAttempts } from "../../pickup/attempts.ts";
import type { AttemptStore, Ticket, TicketStore } from "../../pickup/pickup-stores.ts";
import { inTransaction } from "./open-database.ts";

export function sqliteAttemptStore(db: DatabaseSync): AttemptStore {
  const select = db.prepare("SELECT attempts FROM attempts WHERE reader = ?");
  const write = db.prepare("INSERT OR REPLACE INTO attempts (reader, attempts, forgettable_at) VALUES (?, ?, ?)");
  return {
    async step(reader, take) {
      return inTransaction(db, () => {
        const row = select.get(reader) as { attempts: string } | undefined;
        const { next, result } = take(row === undefined ? noAttempts : (JSON.parse(row.attempts) as Attempts));
        write.run(reader, JSON.stringify(next), forgettableAt(next));
        return result;
      });
    },
  };
}

export function sqliteTicketStore(db: DatabaseSync): TicketStore {
  const insert = db.prepare("INSERT INTO tickets (digest, message_id, until) VALUES (?, ?, ?)");
  const select = db.prepare("SELECT digest, message_id AS messageId, until FROM tickets WHERE digest = ?");
  return {
    async add({ digest, messageId, until }) {
      insert.run(digest, messageId, until);
    },
    async find(digest) {
      return (select.get(digest) as Ticket | undefined) ?? null;
    },
  };
}
