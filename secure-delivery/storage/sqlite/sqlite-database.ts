import { chmodSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../../config-error.ts";
import type { OpenDatabase } from "../database.ts";
import { migrate } from "../migrations/migrate.ts";
import { type Migration, sqliteDialect } from "../migrations/migration.ts";
import { orFault } from "../storage-fault.ts";
import { groupCommit } from "./group-commit.ts";
import { sqliteSql } from "./statements.ts";

/**
 * One file. Every commit is on disk before it resolves, what is deleted is overwritten, and reads see only what is
 * committed, because they have a connection of their own.
 */
export async function openSqlite(file: string, migrations: readonly Migration[]): Promise<OpenDatabase> {
  const db = tryOpen(file);
  try {
    const sql = sqliteSql(db);
    const { write, idle } = groupCommit(db, sql);
    await write((inside) => migrate(inside, sqliteDialect, migrations));
    const reader = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    return {
      rows: sqliteSql(reader).rows,
      write,
      // The write-ahead log still holds the pages as they were: without this a destroyed share lives on there.
      erase: () => orFault(() => db.exec("PRAGMA wal_checkpoint(TRUNCATE)")),
      async close() {
        await idle();
        reader.close();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error instanceof ConfigError ? error : unusable(file);
  }
}

function tryOpen(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    chmodSync(file, 0o600);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    db.exec("PRAGMA foreign_keys = ON");
    return db;
  } catch {
    throw unusable(file);
  }
}

function unusable(file: string): ConfigError {
  return new ConfigError(`${path.basename(file)} cannot be opened; is it damaged, or in use by another endpoint?`);
}
