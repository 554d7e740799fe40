import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../../config.ts";

const schemaVersion = 1;

/** No column for an address, a subject or a text: there is nowhere to put them. */
const schema = `
  CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    sender TEXT NOT NULL,
    sender_as_reader TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_by TEXT CHECK (ended_by IN ('recalled', 'expired')),
    ended_at INTEGER,
    share BLOB,
    content BLOB,
    content_file TEXT
  ) STRICT;
  CREATE INDEX messages_by_expiry ON messages (expires_at) WHERE ended_by IS NULL;
  CREATE TABLE recipients (
    message_id TEXT NOT NULL REFERENCES messages,
    position INTEGER NOT NULL,
    reader TEXT NOT NULL,
    opened_at INTEGER,
    PRIMARY KEY (message_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (key TEXT PRIMARY KEY, body_digest TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE enrolment_uses (code TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT;
  CREATE TABLE tokens (token TEXT PRIMARY KEY, sender TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE attempts (reader TEXT PRIMARY KEY, attempts TEXT NOT NULL, forgettable_at INTEGER NOT NULL) STRICT;
  CREATE TABLE tickets (digest TEXT PRIMARY KEY, message_id TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
`;

/** Every commit is on disk before it returns; what is deleted is overwritten. */
export function openDatabase(folder: string): DatabaseSync {
  const file = path.join(folder, "messages.db");
  const db = new DatabaseSync(file, { timeout: 5_000 });
  chmodSync(file, 0o600);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");
  const version = db.prepare("PRAGMA user_version").get()?.user_version;
  if (version === 0) inTransaction(db, () => db.exec(`${schema} PRAGMA user_version = ${schemaVersion}`));
  else if (version !== schemaVersion)
    throw new ConfigError("The data folder belongs to another version of the endpoint.");
  return db;
}

/** Rolls back when `work` throws. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Empties the write-ahead log, which still holds the pages as they were: without it a destroyed share lives on there. */
export function flushDestroyed(db: DatabaseSync): void {
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}
