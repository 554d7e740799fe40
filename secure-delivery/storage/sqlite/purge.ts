import type { DatabaseSync } from "node:sqlite";
import type { ContentFiles } from "./content-files.ts";
import { flushDestroyed, inTransaction } from "./open-database.ts";

export interface Purged {
  /** Messages whose share was destroyed because their time is over. */
  readonly expired: number;
  /** Ended messages whose ciphertext was removed. */
  readonly removed: number;
}

const day = 86_400_000;
/** How long the answer to a submission is kept (delivery.md). */
const keptAnswersMs = 7 * day;

/** Destroys what nobody may open any more and forgets what nobody needs. */
export async function purge(
  db: DatabaseSync,
  files: ContentFiles,
  now: number,
  keepEndedDays: number,
): Promise<Purged> {
  const { expired, old } = inTransaction(db, () => {
    db.prepare(
      "DELETE FROM tickets WHERE until <= ? OR message_id IN (SELECT id FROM messages WHERE expires_at <= ?)",
    ).run(now, now);
    const { changes } = db
      .prepare(
        "UPDATE messages SET share = NULL, ended_by = 'expired', ended_at = ? WHERE ended_by IS NULL AND expires_at <= ?",
      )
      .run(now, now);
    db.prepare("DELETE FROM attempts WHERE forgettable_at <= ?").run(now);
    db.prepare("DELETE FROM answers WHERE at <= ?").run(now - keptAnswersMs);
    const old = db
      .prepare(
        `SELECT id, content_file AS file FROM messages
         WHERE ended_at <= ? AND (content IS NOT NULL OR content_file IS NOT NULL)`,
      )
      .all(now - keepEndedDays * day) as { id: string; file: string | null }[];
    return { expired: Number(changes), old };
  });
  const clear = db.prepare("UPDATE messages SET content = NULL, content_file = NULL WHERE id = ?");
  for (const { id, file } of old) {
    if (file !== null) await files.remove(file);
    clear.run(id);
  }
  if (expired + old.length > 0) flushDestroyed(db);
  return { expired, removed: old.length };
}

/** Names of the files that belong to a message. */
export function knownFiles(db: DatabaseSync): ReadonlySet<string> {
  const rows = db.prepare("SELECT content_file AS file FROM messages WHERE content_file IS NOT NULL").all();
  return new Set(rows.map(({ file }) => String(file)));
}
