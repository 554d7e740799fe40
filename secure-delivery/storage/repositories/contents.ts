import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ContentStore } from "../../messages/message-store.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Database, Sql } from "../database.ts";
import { StorageFault } from "../storage-fault.ts";

/** Larger contents become blobs: a database would copy them through its log. */
const largestInRow = 64 * 1024;

/** A content that waits for its message. */
export interface HeldContent {
  /** Small enough for the message's own row. */
  readonly inRow: Uint8Array | null;
  /** Makes it the message's, in the transaction that adds the message. */
  give(sql: Sql, messageId: string): Promise<void>;
}

export interface Contents extends ContentStore {
  hold(content: Uint8Array, now: number): Promise<HeldContent>;
}

/**
 * A blob is written down as loose before it exists and until its message does: whatever a crash leaves behind is known
 * and removed later, by whichever process comes by.
 */
export function contents(db: Database, blobs: BlobStore): Contents {
  return {
    async hold(content, now) {
      if (content.length <= largestInRow) return { inRow: content, give: async () => undefined };
      const blob = randomUUID();
      await db.write((sql) => sql.run("INSERT INTO loose_blobs (blob, since) VALUES (?, ?)", blob, now));
      await blobs.put(blob, content, content.length);
      return { inRow: null, give: (sql, id) => givePieces(sql, id, [{ blob, bytes: content.length }]) };
    },
    async read(id) {
      const [row] = await db.rows<{ content: Uint8Array | null; has_content: number }>(
        "SELECT content, has_content FROM messages WHERE id = ?",
        id,
      );
      if (row === undefined || row.has_content === 0) return null;
      if (row.content !== null) return { bytes: row.content.length, stream: Readable.from([row.content]) };
      const pieces = await db.rows<Piece>("SELECT blob, bytes FROM pieces WHERE message_id = ? ORDER BY position", id);
      return { bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0), stream: Readable.from(joined(blobs, pieces)) };
    },
  };
}

export interface Piece {
  readonly blob: string;
  readonly bytes: number;
}

export async function givePieces(sql: Sql, messageId: string, pieces: readonly Piece[]): Promise<void> {
  for (const [position, { blob, bytes }] of pieces.entries()) {
    await sql.run(
      "INSERT INTO pieces (message_id, position, blob, bytes) VALUES (?, ?, ?, ?)",
      messageId,
      position,
      blob,
      bytes,
    );
    // The sweeper may have been here first: then there is no blob to give.
    const was = await sql.run("DELETE FROM loose_blobs WHERE blob = ? AND since >= 0", blob);
    if (was === 0) throw new StorageFault(new Error("a content that took too long"));
  }
}

async function* joined(blobs: BlobStore, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const { blob } of pieces) yield* await blobs.get(blob);
}
