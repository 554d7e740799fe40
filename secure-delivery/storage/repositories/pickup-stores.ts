import { type Attempts, forgettableAt, noAttempts } from "../../pickup/attempts.ts";
import type { AttemptStore, Ticket, TicketStore } from "../../pickup/pickup-stores.ts";
import type { Database } from "../database.ts";

export function attemptStore(db: Database): AttemptStore {
  return {
    step: (reader, take) =>
      db.write(async (sql) => {
        // There must be a row to lock, or two first tries at once would both be the first.
        await sql.run(
          "INSERT INTO attempts (reader, attempts, forgettable_at) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
          reader,
          JSON.stringify(noAttempts),
        );
        const [row] = await sql.rows<{ attempts: string }>(
          "SELECT attempts FROM attempts WHERE reader = ? FOR UPDATE",
          reader,
        );
        const { next, result } = take(row === undefined ? noAttempts : (JSON.parse(row.attempts) as Attempts));
        await sql.run(
          "UPDATE attempts SET attempts = ?, forgettable_at = ? WHERE reader = ?",
          JSON.stringify(next),
          forgettableAt(next),
          reader,
        );
        return result;
      }),
  };
}

export function ticketStore(db: Database): TicketStore {
  return {
    add: ({ digest, messageId, reader, until }) =>
      db.write(async (sql) => {
        await sql.run(
          "INSERT INTO tickets (digest, message_id, reader, until) VALUES (?, ?, ?, ?)",
          digest,
          messageId,
          reader,
          until,
        );
      }),
    async find(digest) {
      const [row] = await db.rows<{
        digest: Ticket["digest"];
        message_id: string;
        reader: Ticket["reader"];
        until: number;
      }>("SELECT digest, message_id, reader, until FROM tickets WHERE digest = ?", digest);
      return row === undefined
        ? null
        : { digest: row.digest, messageId: row.message_id, reader: row.reader, until: row.until };
    },
  };
}
