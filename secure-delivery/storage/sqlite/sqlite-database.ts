import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../../config-error.ts";
import type { OpenDatabase, Value } from "../database.ts";
import { migrate } from "../migrations/migrate.ts";
import { type Migration, sqliteDialect } from "../migrations/migration.ts";
import { lockTimeoutMs } from "./begin.ts";
import { checkpoints } from "./checkpoints.ts";
import type { Disk } from "./disk.ts";
import { eraser } from "./eraser.ts";
import { groupCommit } from "./group-commit.ts";
import { sqliteSql } from "./statements.ts";
import { walSync } from "./wal-sync.ts";

/**
 * One file. Every commit is on disk before it resolves (wal-sync.ts), what is deleted is overwritten, and reads see only what is
 * committed, because they have a connection of their own.
 */
export async function openSqlite(file: string, migrations: readonly Migration[], disk: Disk): Promise<OpenDatabase> {
  const db = tryOpen(file);
  const wal = walSync(file);
  try {
    const { afterCommit, empty } = checkpoints(db, disk);
    const { write, between, durable, idle } = groupCommit(db, sqliteSql(db, disk), disk, {
      sync: wal.sync,
      afterCommit,
    });
    const { erase, isErased, stop } = eraser(() => between(empty));
    // What a disk forgot at a sync that failed can still be read, from memory, after a restart: this writes it once more.
    await erase();
    await write((inside) => migrate(inside, sqliteDialect, migrations));
    const reader = new DatabaseSync(file, { readOnly: true, timeout: lockTimeoutMs });
    const read = sqliteSql(reader, disk);
    // From its first read on it counts as one that is open (see `close`).
    await read.rows("SELECT name FROM sqlite_schema LIMIT 1");
    return {
      async rows<Row>(text: string, ...values: readonly Value[]): Promise<readonly Row[]> {
        const rows = await read.rows<Row>(text, ...values);
        // What is committed can be seen a moment before it is on disk. Nobody is told of it before.
        await durable();
        return rows;
      },
      write,
      erase,
      isErased,
      async close() {
        stop();
        await idle();
        await wal.close();
        // The last one that closes writes the log into the database, unless it may only read: what a failed disk forgot must not get there.
        for (const connection of disk.hasFailed() ? [db, reader] : [reader, db]) connection.close();
      },
    };
  } catch (error) {
    await wal.close();
    db.close();
    throw error instanceof ConfigError ? error : unusable(file);
  }
}

function tryOpen(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: lockTimeoutMs });
    chmodSync(file, 0o600);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
    // From now on nothing waits inside SQLite, neither for another writer nor for a reader who may take minutes.
    db.exec("PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA busy_timeout = 0");
    return db;
  } catch {
    throw unusable(file);
  }
}

function unusable(file: string): ConfigError {
  return new ConfigError(`${path.basename(file)} cannot be opened; is it damaged, or in use by another endpoint?`);
}
