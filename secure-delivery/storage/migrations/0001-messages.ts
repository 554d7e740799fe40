import type { Migration } from "./migration.ts";

/** No column for an address, a subject or a text: there is nowhere to put them. */
export const messages: Migration = {
  number: 1,
  statements: ({ integer, bytes, strict }) => [
    `CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) ${strict}`,
    `CREATE TABLE messages (
      id TEXT PRIMARY KEY,
      sender TEXT NOT NULL,
      sender_as_reader TEXT NOT NULL,
      stored_at ${integer} NOT NULL,
      expires_at ${integer} NOT NULL,
      ended_by TEXT CHECK (ended_by IN ('recalled', 'expired')),
      ended_at ${integer},
      share ${bytes},
      content ${bytes},
      has_content ${integer} NOT NULL DEFAULT 1
    ) ${strict}`,
    "CREATE INDEX messages_by_expiry ON messages (expires_at) WHERE ended_by IS NULL",
    "CREATE INDEX messages_by_end ON messages (ended_at) WHERE has_content = 1 AND ended_at IS NOT NULL",
    `CREATE TABLE recipients (
      message_id TEXT NOT NULL REFERENCES messages,
      position ${integer} NOT NULL,
      reader TEXT NOT NULL,
      opened_at ${integer},
      PRIMARY KEY (message_id, position)
    ) ${strict}`,
    // Contents too large for a row, as blobs in this order.
    `CREATE TABLE pieces (
      message_id TEXT NOT NULL REFERENCES messages,
      position ${integer} NOT NULL,
      blob TEXT NOT NULL,
      bytes ${integer} NOT NULL,
      PRIMARY KEY (message_id, position)
    ) ${strict}`,
    // Blobs that belong to nothing yet, or no longer.
    `CREATE TABLE loose_blobs (blob TEXT PRIMARY KEY, since ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX loose_blobs_by_age ON loose_blobs (since)",
    `CREATE TABLE answers (key TEXT PRIMARY KEY, body_digest TEXT NOT NULL, answer TEXT NOT NULL, at ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX answers_by_age ON answers (at)",
    `CREATE TABLE enrolment_uses (code TEXT PRIMARY KEY, used ${integer} NOT NULL) ${strict}`,
    `CREATE TABLE tokens (token TEXT PRIMARY KEY, sender TEXT NOT NULL, at ${integer} NOT NULL) ${strict}`,
    `CREATE TABLE attempts (reader TEXT PRIMARY KEY, attempts TEXT NOT NULL, forgettable_at ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX attempts_by_age ON attempts (forgettable_at)",
    `CREATE TABLE tickets (digest TEXT PRIMARY KEY, message_id TEXT NOT NULL, until ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX tickets_by_message ON tickets (message_id)",
    "CREATE INDEX tickets_by_age ON tickets (until)",
  ],
};
