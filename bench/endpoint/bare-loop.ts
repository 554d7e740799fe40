import { createCipheriv, randomBytes } from "node:crypto";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type BenchFolder, benchFolder } from "./endpoint-process.ts";

/** The floor: AES-GCM over 8 KB, a row, a durable commit, and nothing else. A second, in one process without a network. */
export function bareLoop(seconds: number): number {
  const folder: BenchFolder = benchFolder();
  try {
    const db = new DatabaseSync(path.join(folder.path, "bare.db"));
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    db.exec("CREATE TABLE messages (id TEXT PRIMARY KEY, share BLOB, content BLOB) STRICT");
    const insert = db.prepare("INSERT INTO messages (id, share, content) VALUES (?, ?, ?)");
    const key = randomBytes(32);
    const content = randomBytes(8 * 1_024);
    const until = performance.now() + seconds * 1_000;
    let count = 0;
    for (; performance.now() < until; count++) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const encrypted = Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
      db.exec("BEGIN IMMEDIATE");
      insert.run(randomBytes(16).toString("base64url"), nonce, encrypted);
      db.exec("COMMIT");
    }
    db.close();
    return count / seconds;
  } finally {
    folder.remove();
  }
}
