import type { Database, Sql } from "../database.ts";
import { StorageFault } from "../storage-fault.ts";

/**
 * A blob is written down as loose before it exists and until something owns it: whatever a crash leaves behind is known
 * and removed later, by whichever process comes by.
 */
export async function holdBlob(db: Database, blob: string, now: number): Promise<void> {
  await db.write((sql) => sql.run("INSERT INTO loose_blobs (blob, since) VALUES (?, ?)", blob, now));
}

/** In the transaction that gives it an owner. */
export async function takeBlob(sql: Sql, blob: string): Promise<void> {
  // Below zero the purge has claimed it: then there is no blob to take.
  const was = await sql.run("DELETE FROM loose_blobs WHERE blob = ? AND since >= 0", blob);
  if (was === 0) throw new StorageFault(new Error("a content that took too long"));
}
