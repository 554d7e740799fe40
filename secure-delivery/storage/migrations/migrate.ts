import { ConfigError } from "../../config-error.ts";
import type { Sql } from "../database.ts";
import type { Dialect, Migration } from "./migration.ts";

/**
 * Brings the schema up to date, inside one transaction that no other process shares. A database that a newer endpoint has changed is not touched.
 */
export async function migrate(sql: Sql, dialect: Dialect, migrations: readonly Migration[]): Promise<void> {
  await sql.run(
    `CREATE TABLE IF NOT EXISTS migrations (number ${dialect.integer} PRIMARY KEY, at ${dialect.integer} NOT NULL) ${dialect.strict}`,
  );
  const rows = await sql.rows<{ number: number }>("SELECT number FROM migrations");
  const done = new Set(rows.map(({ number }) => number));
  const known = new Set(migrations.map(({ number }) => number));
  if ([...done].some((number) => !known.has(number)))
    throw new ConfigError("The database belongs to a newer version of the endpoint.");
  for (const { number, statements } of migrations) {
    if (done.has(number)) continue;
    for (const statement of statements(dialect)) await sql.run(statement);
    await sql.run("INSERT INTO migrations (number, at) VALUES (?, ?)", number, Date.now());
  }
}
