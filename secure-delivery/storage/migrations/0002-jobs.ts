import type { Migration } from "./migration.ts";

export const jobs: Migration = {
  number: 2,
  statements: ({ integer, strict }) => [
    `CREATE TABLE jobs (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      due_at ${integer} NOT NULL,
      lease TEXT,
      tries ${integer} NOT NULL
    ) ${strict}`,
    "CREATE INDEX jobs_by_time ON jobs (kind, due_at, id)",
  ],
};
