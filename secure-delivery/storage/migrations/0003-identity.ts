import type { Migration } from "./migration.ts";

export const identity: Migration = {
  number: 3,
  statements: ({ integer, strict }) => [
    "ALTER TABLE tokens ADD COLUMN role TEXT NOT NULL DEFAULT 'user'",
    "CREATE INDEX tokens_by_sender ON tokens (sender)",
    `CREATE TABLE sessions (session TEXT PRIMARY KEY, seen_at ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX sessions_by_age ON sessions (seen_at)",
  ],
};
