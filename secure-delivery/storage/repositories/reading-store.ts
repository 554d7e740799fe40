import type { LogStore } from "../../evidence/log-store.ts";
import type { Digest } from "../../keys/digests.ts";
import type { ReadingStore } from "../../pickup/reading-store.ts";
import type { Database } from "../database.ts";

interface Row {
  readonly position: number;
  readonly who: string;
  readonly opened_at: number;
  readonly name: Uint8Array;
}

/** More people than this read no mailbox; somebody who opens under ever new names fills no disk. */
const mostOfOne = 200;

export function readingStore(db: Database, log: LogStore): ReadingStore {
  return {
    add: ({ messageId, position, who, openedAt, name }) =>
      db.write(async (sql) => {
        const [{ count = 0 } = {}] = await sql.rows<{ count: number }>(
          "SELECT COUNT(*) AS count FROM readings WHERE message_id = ? AND position = ?",
          messageId,
          position,
        );
        if (count >= mostOfOne) return;
        const fresh = await sql.run(
          "INSERT INTO readings (message_id, position, who, opened_at, name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          messageId,
          position,
          who,
          openedAt,
          name,
        );
        if (fresh === 0) return;
        await log.add(sql, { kind: "read", at: openedAt, message: messageId, facts: { recipient: position, who } });
      }),
    async of(messageId) {
      const rows = await db.rows<Row>(
        "SELECT position, who, opened_at, name FROM readings WHERE message_id = ? ORDER BY opened_at, who",
        messageId,
      );
      return rows.map((row) => ({
        messageId,
        position: row.position,
        who: row.who as Digest,
        openedAt: row.opened_at,
        name: row.name,
      }));
    },
  };
}
