import type { Migration } from "./migration.ts";

export const uploads: Migration = {
  number: 4,
  statements: ({ integer, strict }) => [
    `CREATE TABLE uploads (id TEXT PRIMARY KEY, owner TEXT NOT NULL, at ${integer} NOT NULL, bytes ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX uploads_by_owner ON uploads (owner)",
    "CREATE INDEX uploads_by_age ON uploads (at)",
    `CREATE TABLE upload_pieces (
      upload_id TEXT NOT NULL REFERENCES uploads,
      start ${integer} NOT NULL,
      bytes ${integer} NOT NULL,
      sha256 TEXT NOT NULL,
      blob TEXT NOT NULL,
      PRIMARY KEY (upload_id, start)
    ) ${strict}`,
  ],
};
