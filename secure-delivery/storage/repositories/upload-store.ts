import { randomUUID } from "node:crypto";
import type { Digest } from "../../keys/digests.ts";
import { checkedStream, DigestMismatch } from "../../uploads/checked-stream.ts";
import type { NewPiece, PieceResult, UploadLimits, UploadStore } from "../../uploads/upload-store.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Database, Sql } from "../database.ts";
import { StorageFault } from "../storage-fault.ts";
import { holdBlob, takeBlob } from "./loose-blobs.ts";

interface UploadRow {
  readonly owner: string;
  readonly bytes: number;
}

export function uploadStore(db: Database, blobs: BlobStore): UploadStore {
  return {
    async append(piece, limits) {
      const early = await judge(db, piece, limits, false);
      if (early !== null) return early;
      const blob = randomUUID();
      await holdBlob(db, blob, piece.at);
      const checked = checkedStream(piece.sha256);
      const broken = new Promise<never>((_, reject) => {
        piece.content.on("error", (error) => {
          checked.destroy(error);
          reject(new StorageFault(error));
        });
        checked.on("error", reject);
      });
      try {
        await Promise.race([blobs.put(blob, piece.content.pipe(checked), piece.bytes), broken]);
      } catch (error) {
        if (checked.errored instanceof DigestMismatch) return { kind: "digest-mismatch" };
        throw error;
      }
      return db.write(async (sql) => {
        const late = await judge(sql, piece, limits, true);
        if (late !== null) return late;
        await add(sql, piece, blob);
        return { kind: "stored", offset: piece.offset + piece.bytes };
      });
    },
    async offset(upload, owner) {
      const row = await find(db, upload, false);
      return row?.owner === owner ? row.bytes : null;
    },
    remove: (upload, owner) =>
      db.write(async (sql) => {
        const row = await find(sql, upload, true);
        if (row?.owner !== owner) return false;
        await loosen(sql, upload);
        return true;
      }),
  };
}

/** Null: it can be stored. Before the bytes come, to refuse early, and again under the lock. */
async function judge(
  sql: Pick<Sql, "rows">,
  { upload, owner, offset, bytes, sha256 }: NewPiece,
  { maxUploadBytes, waitingBytes }: UploadLimits,
  lock: boolean,
): Promise<PieceResult | null> {
  const row = await find(sql, upload, lock);
  if (row !== undefined && row.owner !== owner) return { kind: "not-found" };
  const end = row?.bytes ?? 0;
  if (offset + bytes > maxUploadBytes) return { kind: "too-large" };
  if (offset !== end) {
    const [there] = await sql.rows<{ bytes: number; sha256: string }>(
      "SELECT bytes, sha256 FROM upload_pieces WHERE upload_id = ? AND start = ?",
      upload,
      offset,
    );
    const isSame = there?.bytes === bytes && there.sha256 === sha256.toString("base64");
    return { kind: isSame ? "stored" : "elsewhere", offset: end };
  }
  const [all] = await sql.rows<{ bytes: number | null }>(
    "SELECT SUM(bytes) AS bytes FROM uploads WHERE owner = ?",
    owner,
  );
  return Number(all?.bytes ?? 0) + bytes > waitingBytes ? { kind: "too-large" } : null;
}

async function add(sql: Sql, { upload, owner, offset, bytes, sha256, at }: NewPiece, blob: string): Promise<void> {
  await sql.run(
    `INSERT INTO uploads (id, owner, at, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, bytes = uploads.bytes + excluded.bytes`,
    upload,
    owner,
    at,
    bytes,
  );
  // Two first pieces at once: the second finds its place taken, and the whole is undone.
  const placed = await sql.run(
    "INSERT INTO upload_pieces (upload_id, start, bytes, sha256, blob) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    upload,
    offset,
    bytes,
    sha256.toString("base64"),
    blob,
  );
  if (placed === 0) throw new StorageFault(new Error("two first pieces"));
  await takeBlob(sql, blob);
}

async function find(sql: Pick<Sql, "rows">, upload: string, lock: boolean): Promise<UploadRow | undefined> {
  const select = `SELECT owner, bytes FROM uploads WHERE id = ?${lock ? " FOR UPDATE" : ""}`;
  return (await sql.rows<UploadRow>(select, upload))[0];
}

/** Makes the pieces of an upload the message's. False: this owner has no such upload of that length. */
export async function giveUpload(
  sql: Sql,
  { id, bytes, owner }: { readonly id: string; readonly bytes: number; readonly owner: Digest },
  messageId: string,
): Promise<boolean> {
  const row = await find(sql, id, true);
  if (row?.owner !== owner || row.bytes !== bytes) return false;
  // The place of a piece is where it begins: only the order counts.
  await sql.run(
    `INSERT INTO pieces (message_id, position, blob, bytes)
     SELECT ?, start, blob, bytes FROM upload_pieces WHERE upload_id = ?`,
    messageId,
    id,
  );
  await sql.run("DELETE FROM upload_pieces WHERE upload_id = ?", id);
  await sql.run("DELETE FROM uploads WHERE id = ?", id);
  return true;
}

/** Lets go of an upload; its blobs are removed by the next purge. */
export async function loosen(sql: Sql, upload: string): Promise<void> {
  await sql.run("INSERT INTO loose_blobs (blob, since) SELECT blob, 0 FROM upload_pieces WHERE upload_id = ?", upload);
  await sql.run("DELETE FROM upload_pieces WHERE upload_id = ?", upload);
  await sql.run("DELETE FROM uploads WHERE id = ?", upload);
}
