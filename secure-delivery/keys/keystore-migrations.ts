import type { Migration } from "../storage/migrations/migration.ts";

/** The keystore is a database of its own, so that a backup of the messages never holds their keys. */
export const keystoreMigrations: readonly Migration[] = [
  {
    number: 1,
    statements: ({ integer, bytes, strict }) => [
      `CREATE TABLE identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) ${strict}`,
      // Data keys, wrapped by the key-encryption key; the newest is in use.
      `CREATE TABLE data_keys (generation ${integer} PRIMARY KEY, wrapped ${bytes} NOT NULL) ${strict}`,
      // An epoch that was begun is never begun again, even when all its nodes are gone.
      `CREATE TABLE epochs (epoch ${integer} PRIMARY KEY) ${strict}`,
      `CREATE TABLE nodes (
        epoch ${integer} NOT NULL,
        path TEXT NOT NULL,
        node ${bytes} NOT NULL,
        generation ${integer} NOT NULL,
        PRIMARY KEY (epoch, path)
      ) ${strict}`,
      "CREATE INDEX nodes_by_generation ON nodes (generation)",
    ],
  },
];
