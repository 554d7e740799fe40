import type { CheckedConfig } from "../config.ts";
import type { OpenDatabase } from "./database.ts";
import type { Migration } from "./migrations/migration.ts";
import { openPostgres } from "./postgres/postgres-database.ts";
import type { Disk } from "./sqlite/disk.ts";
import { openSqlite } from "./sqlite/sqlite-database.ts";

/** `file`: where it is when it is SQLite, and on which `disk`. */
export function openDatabase(
  config: CheckedConfig["storage"]["database"],
  file: string,
  migrations: readonly Migration[],
  disk: Disk,
): Promise<OpenDatabase> {
  switch (config.kind) {
    case "sqlite":
      return openSqlite(file, migrations, disk);
    case "postgres":
      return openPostgres(config.url, config.connections, migrations);
  }
}
