import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../../config-error.ts";
import type { OpenDatabase, Value } from "../database.ts";
import { migrate } from "../migrations/migrate.ts";
import { type Migration, sqliteDialect } from "../migrations/migration.ts";
import { orFault } from "../storage-fault.ts";
import { groupCommit } from "./group-commit.ts";
import { sqliteSql } from "./statements.ts";
import { walSync } from "./wal-sync.ts";

/**
 * One file. Every commit is on disk before it resolves (wal-sync.ts), what is deleted is overwritten, and reads see only what is
 * committed, because they have a connection of their own.
 */
export async function openSqlite(file: string, migrations: readonly Migration[]): Promise<OpenDatabase> {
  const db = tryOpen(file);
  const wal = walSync(file);
  try {
    const sql = sqliteSql(db);
    const { write, durable, idle } = groupCommit(db, sql, wal.sync);
    await write((inside) => migrate(inside, sqliteDialect, migrations));
    const reader = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    const read = sqliteSql(reader);
    return {
      async rows<Row>(text: string, ...values: readonly Value[]): Promise<readonly Row[]> {
        const rows = await read.rows<Row>(text, ...values);
        // What is committed can be seen a moment before it is on disk. Nobody is told of it before.
        await durable();
        return rows;
      },
      write,
      // The write-ahead log still holds the pages as they were: without this a destroyed share lives on there.
      erase: () => orFault(() => db.exec("PRAGMA wal_checkpoint(TRUNCATE)")),
      async close() {
        await idle();
        reader.close();
        await wal.close();
        db.close();
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
    const db = new DatabaseSync(file, { timeout: 5_000 });
    chmodSync(file, 0o600);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
    // Fewer and larger: a checkpoint holds up everything for two syncs of the disk.
    db.exec("PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000");
    return db;
  } catch {
    throw unusable(file);
  }
}

function unusable(file: string): ConfigError {
  return new ConfigError(`${path.basename(file)} cannot be opened; is it damaged, or in use by another endpoint?`);
}
