import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Sql } from "../database.ts";
import type { Disk } from "./disk.ts";

/** Runs SQL on one connection, each text prepared once. Only one process writes at a time, so rows need no lock. */
export function sqliteSql(db: DatabaseSync, disk: Disk): Sql {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const found = prepared.get(sql);
    if (found !== undefined) return found;
    const made = db.prepare(sql.replace(/ FOR UPDATE(?: SKIP LOCKED)?/, ""));
    prepared.set(sql, made);
    return made;
  };
  return {
    rows: <Row>(sql: string, ...values: readonly (string | number | Uint8Array | null)[]) =>
      disk.use(() => statement(sql).all(...values) as unknown as readonly Row[]),
    run: (sql, ...values) => disk.use(() => Number(statement(sql).run(...values).changes)),
  };
}
