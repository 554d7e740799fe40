import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ContentStore, NewContent, StoredContent } from "../../messages/message-store.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Database, Sql } from "../database.ts";
import { holdBlob, takeBlob } from "./loose-blobs.ts";
import { giveUpload } from "./upload-store.ts";

/** Larger contents become blobs: a database would copy them through its log. */
const largestInRow = 64 * 1024;

/** A content that waits for its message. */
export interface HeldContent {
  /** Small enough for the message's own row. */
  readonly inRow: Uint8Array | null;
  /** Makes it the message's, in the transaction that adds the message. False: there is no such content. */
  give(sql: Sql, messageId: string): Promise<boolean>;
}

export interface Contents extends ContentStore {
  hold(content: NewContent, now: number): Promise<HeldContent>;
}

interface Piece {
  readonly blob: string;
  readonly bytes: number;
}

export function contents(db: Database, blobs: BlobStore): Contents {
  return {
    async hold(content, now) {
      if (!(content instanceof Uint8Array))
        return { inRow: null, give: (sql, messageId) => giveUpload(sql, content, messageId) };
      if (content.length <= largestInRow) return { inRow: content, give: async () => true };
      const blob = randomUUID();
      await holdBlob(db, blob, now);
      await blobs.put(blob, content, content.length);
      return { inRow: null, give: (sql, messageId) => givePiece(sql, messageId, { blob, bytes: content.length }) };
    },
    async read(id) {
      const [row] = await db.rows<{ content: Uint8Array | null; has_content: number }>(
        "SELECT content, has_content FROM messages WHERE id = ?",
        id,
      );
      if (row === undefined || row.has_content === 0) return null;
      if (row.content !== null) return { bytes: row.content.length, stream: Readable.from([row.content]) };
      return joined(
        blobs,
        await db.rows<Piece>("SELECT blob, bytes FROM pieces WHERE message_id = ? ORDER BY position", id),
      );
    },
    async readUpload({ id, bytes, owner }) {
      const pieces = await db.rows<Piece>(
        `SELECT upload_pieces.blob, upload_pieces.bytes FROM upload_pieces JOIN uploads ON uploads.id = upload_id
         WHERE upload_id = ? AND owner = ? AND uploads.bytes = ? ORDER BY start`,
        id,
        owner,
        bytes,
      );
      return pieces.length === 0 ? null : joined(blobs, pieces);
    },
  };
}

async function givePiece(sql: Sql, messageId: string, { blob, bytes }: Piece): Promise<true> {
  await sql.run("INSERT INTO pieces (message_id, position, blob, bytes) VALUES (?, 0, ?, ?)", messageId, blob, bytes);
  await takeBlob(sql, blob);
  return true;
}

function joined(blobs: BlobStore, pieces: readonly Piece[]): StoredContent {
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  return { bytes, stream: Readable.from(oneAfterAnother(blobs, pieces)) };
}

async function* oneAfterAnother(blobs: BlobStore, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const { blob } of pieces) yield* await blobs.get(blob);
}
