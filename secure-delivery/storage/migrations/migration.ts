/** How a database spells what the other spells differently. */
export interface Dialect {
  readonly integer: "INTEGER" | "BIGINT";
  readonly bytes: "BLOB" | "BYTEA";
  /** Ends a CREATE TABLE. */
  readonly strict: "STRICT" | "";
}

export const sqliteDialect: Dialect = { integer: "INTEGER", bytes: "BLOB", strict: "STRICT" };
export const postgresDialect: Dialect = { integer: "BIGINT", bytes: "BYTEA", strict: "" };

/** One step of the schema. Once released it is never changed: what comes later is another migration. */
export interface Migration {
  readonly number: number;
  readonly statements: (dialect: Dialect) => readonly string[];
}
