import type { Migration } from "./migration.ts";

/** What people asked for, and keys that senders have seen; people are keyed digests. */
export const registers: Migration = {
  number: 21,
  statements: ({ integer, bytes, strict }) => [
    `CREATE TABLE register_entries (
      id TEXT PRIMARY KEY,
      register TEXT NOT NULL CHECK (register IN ('unencrypted', 'marketing')),
      person TEXT NOT NULL,
      purpose TEXT NOT NULL,
      document TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      recorded_at ${integer} NOT NULL,
      until ${integer} NOT NULL,
      revoked_by TEXT,
      revoked_at ${integer}
    ) ${strict}`,
    "CREATE INDEX register_entries_by_person ON register_entries (person)",
    `CREATE TABLE seen_keys (
      sender TEXT NOT NULL,
      person TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('autocrypt', 'smime')),
      material ${bytes} NOT NULL,
      seen_at ${integer} NOT NULL,
      PRIMARY KEY (sender, person, kind)
    ) ${strict}`,
  ],
};
