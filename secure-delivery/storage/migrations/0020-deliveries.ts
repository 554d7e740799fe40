import type { Migration } from "./migration.ts";

/** What the endpoint delivers itself. Addresses are in the envelope only, encrypted, and go when the message ends. */
export const deliveries: Migration = {
  number: 20,
  statements: ({ integer, bytes, strict }) => [
    `CREATE TABLE submissions (
      message_id TEXT PRIMARY KEY REFERENCES messages,
      floor TEXT NOT NULL CHECK (floor IN ('none', 'tls', 'sealed')),
      envelope ${bytes},
      link_secret ${bytes}
    ) ${strict}`,
    `CREATE TABLE deliveries (
      message_id TEXT NOT NULL REFERENCES submissions,
      position ${integer} NOT NULL,
      tag TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL,
      route TEXT,
      detail TEXT NOT NULL,
      deferred_since ${integer},
      changed_at ${integer} NOT NULL,
      PRIMARY KEY (message_id, position)
    ) ${strict}`,
  ],
};
