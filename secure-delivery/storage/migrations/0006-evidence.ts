import type { Migration } from "./migration.ts";

export const evidence: Migration = {
  number: 6,
  statements: ({ integer, bytes, strict }) => [
    // What has no place in the log yet.
    `CREATE TABLE log_waiting (id TEXT PRIMARY KEY, at ${integer} NOT NULL, message_id TEXT, entry TEXT NOT NULL) ${strict}`,
    "CREATE INDEX log_waiting_by_time ON log_waiting (at, id)",
    `CREATE TABLE log_entries (place ${integer} PRIMARY KEY, message_id TEXT, entry TEXT NOT NULL) ${strict}`,
    "CREATE INDEX log_entries_by_message ON log_entries (message_id, place)",
    // Hashes of the complete subtrees; level 0 are the leaves.
    `CREATE TABLE log_nodes (level ${integer} NOT NULL, place ${integer} NOT NULL, hash ${bytes} NOT NULL, PRIMARY KEY (level, place)) ${strict}`,
    // One row, which whoever appends holds on to.
    `CREATE TABLE log_size (row_id ${integer} PRIMARY KEY CHECK (row_id = 1), size ${integer} NOT NULL) ${strict}`,
    `CREATE TABLE audit_seen (subject TEXT NOT NULL, event_id TEXT NOT NULL, at ${integer} NOT NULL, PRIMARY KEY (subject, event_id)) ${strict}`,
    "CREATE INDEX audit_seen_by_age ON audit_seen (at)",
    "INSERT INTO log_size (row_id, size) VALUES (1, 0)",
  ],
};
