import type { KeptEntry, LogStore } from "../../evidence/log-store.ts";
import { consistencyProof, inclusionProof, leafHash, nodeHash, rootOf, type Subtree } from "../../evidence/merkle.ts";
import { orderedId } from "../../evidence/ordered-id.ts";
import type { Database, Sql } from "../database.ts";

/** Few enough that nobody waits long for the database meanwhile. */
const mostAtOnce = 64;

export function logStore(db: Database): LogStore {
  const subtree: Subtree = (level, index) => nodeAt(db, level, index);
  return {
    async add(sql, { kind, at, message, facts }) {
      const id = orderedId();
      const entry = JSON.stringify({ id, kind, at: new Date(at).toISOString(), message, ...facts });
      await sql.run("INSERT INTO log_waiting (id, at, message_id, entry) VALUES (?, ?, ?, ?)", id, at, message, entry);
    },
    append: () =>
      db.write(async (sql) => {
        const [row] = await sql.rows<{ size: number }>("SELECT size FROM log_size WHERE row_id = 1 FOR UPDATE");
        const size = row?.size ?? 0;
        const waiting = await sql.rows<{ id: string; message_id: string | null; entry: string }>(
          `SELECT id, message_id, entry FROM log_waiting ORDER BY at, id LIMIT ${mostAtOnce}`,
        );
        for (const [index, { id, message_id, entry }] of waiting.entries()) {
          await sql.run(
            "INSERT INTO log_entries (place, message_id, entry) VALUES (?, ?, ?)",
            size + index,
            message_id,
            entry,
          );
          await addLeaf(sql, size + index, leafHash(entry));
          await sql.run("DELETE FROM log_waiting WHERE id = ?", id);
        }
        if (waiting.length > 0) await sql.run("UPDATE log_size SET size = ? WHERE row_id = 1", size + waiting.length);
        return waiting.length;
      }),
    read: () => ({
      async size() {
        return (await db.rows<{ size: number }>("SELECT size FROM log_size WHERE row_id = 1"))[0]?.size ?? 0;
      },
      root: (size) => rootOf(0, size, subtree),
      inclusion: (index, size) => inclusionProof(index, size, subtree),
      consistency: (first, second) => consistencyProof(first, second, subtree),
      entriesOf: (message) =>
        db.rows<KeptEntry>(
          'SELECT place AS "index", entry FROM log_entries WHERE message_id = ? ORDER BY place',
          message,
        ),
    }),
  };
}

/** Each leaf completes as many subtrees as its number has ones at the end. */
async function addLeaf(sql: Sql, place: number, leaf: Buffer): Promise<void> {
  let [level, index, hash] = [0, place, leaf];
  for (;;) {
    await sql.run("INSERT INTO log_nodes (level, place, hash) VALUES (?, ?, ?)", level, index, hash);
    if (index % 2 === 0) return;
    hash = nodeHash(await nodeAt(sql, level, index - 1), hash);
    level++;
    index = (index - 1) / 2;
  }
}

async function nodeAt(sql: Pick<Sql, "rows">, level: number, place: number): Promise<Buffer> {
  const [row] = await sql.rows<{ hash: Uint8Array }>(
    "SELECT hash FROM log_nodes WHERE level = ? AND place = ?",
    level,
    place,
  );
  if (row === undefined) throw new Error("the log has lost a node");
  return Buffer.from(row.hash);
}
