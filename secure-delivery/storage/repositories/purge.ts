import type { Keystore, KeystoreCare } from "../../keys/keystore.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Database } from "../database.ts";
import { carryOutShreds } from "./shreds.ts";
import { loosen } from "./upload-store.ts";

export interface Purged {
  /** Messages whose share was destroyed because their time is over. */
  readonly expired: number;
  /** Ended messages whose ciphertext was removed. */
  readonly removed: number;
}

/** How long to keep what nobody can open, or nobody came back for. */
export interface Keep {
  readonly keepEndedDays: number;
  readonly uploadHours: number;
}

const day = 86_400_000;
/** How long the answer to a submission is kept (delivery.md). */
const keptAnswersMs = 7 * day;
/** No client's offline queue is older. */
const keptAuditIdsMs = 90 * day;
/** Longer than any session may sleep, so that forgetting one never wakes it. */
const keptSessionsMs = 3_650 * day;
/** A content that found no message by then never will. */
const looseMs = day;
/** One round; the next one comes soon. */
const mostAtOnce = 500;

/** Destroys what nobody may open any more and forgets what nobody needs. Several processes may do it at once. */
export async function purge(
  db: Database,
  blobs: BlobStore,
  keystore: Keystore & KeystoreCare,
  now: number,
  keep: Keep,
): Promise<Purged> {
  const expired = await db.write(async (sql) => {
    await sql.run("DELETE FROM tickets WHERE until <= ?", now);
    await sql.run(
      "DELETE FROM tickets WHERE message_id IN (SELECT id FROM messages WHERE ended_by IS NULL AND expires_at <= ?)",
      now,
    );
    await sql.run(
      `UPDATE submissions SET envelope = NULL, link_secret = NULL WHERE envelope IS NOT NULL
       AND message_id IN (SELECT id FROM messages WHERE ended_by IS NULL AND expires_at <= ?)`,
      now,
    );
    await sql.run("DELETE FROM attempts WHERE forgettable_at <= ?", now);
    await sql.run("DELETE FROM devices WHERE until <= ?", now);
    await sql.run("DELETE FROM passkey_challenges WHERE until <= ?", now);
    await sql.run("DELETE FROM sessions WHERE seen_at <= ?", now - keptSessionsMs);
    await sql.run("DELETE FROM audit_seen WHERE at <= ?", now - keptAuditIdsMs);
    await sql.run("DELETE FROM answers WHERE at <= ?", now - keptAnswersMs);
    return sql.run(
      "UPDATE messages SET share = NULL, ended_by = 'expired', ended_at = ? WHERE ended_by IS NULL AND expires_at <= ?",
      now,
      now,
    );
  });
  const removed = await db.write(async (sql) => {
    const old = await sql.rows<{ id: string }>(
      `SELECT id FROM messages WHERE has_content = 1 AND held_at IS NULL AND ended_at <= ? ORDER BY ended_at LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`,
      now - keep.keepEndedDays * day,
    );
    for (const { id } of old) {
      await sql.run("INSERT INTO loose_blobs (blob, since) SELECT blob, 0 FROM pieces WHERE message_id = ?", id);
      await sql.run("DELETE FROM pieces WHERE message_id = ?", id);
      await sql.run("UPDATE messages SET content = NULL, has_content = 0 WHERE id = ?", id);
    }
    return old.length;
  });
  await db.write(async (sql) => {
    const left = await sql.rows<{ id: string }>(
      `SELECT id FROM uploads WHERE at <= ? ORDER BY at LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`,
      now - keep.uploadHours * 3_600_000,
    );
    for (const { id } of left) await loosen(sql, id);
  });
  await removeLoose(db, blobs, now);
  if (expired + removed > 0) await db.erase();
  await carryOutShreds(db, keystore);
  await keystore.forget(now);
  return { expired, removed };
}

/** First the row is claimed by its age, then the blob goes, then the row: a crash between leaves the row for next time. */
async function removeLoose(db: Database, blobs: BlobStore, now: number): Promise<void> {
  const claimed = await db.write(async (sql) => {
    const old = await sql.rows<{ blob: string }>(
      `SELECT blob FROM loose_blobs WHERE since <= ? ORDER BY since LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`,
      now - looseMs,
    );
    // A since of -1 is past giving: whoever still writes this content is too late.
    for (const { blob } of old) await sql.run("UPDATE loose_blobs SET since = -1 WHERE blob = ?", blob);
    return old;
  });
  for (const { blob } of claimed) {
    await blobs.remove(blob);
    await db.write((sql) => sql.run("DELETE FROM loose_blobs WHERE blob = ?", blob));
  }
}
