import type { Migration } from "./migration.ts";

/** Who opened a message at an address that several people read. Names are encrypted under a key of the keystore. */
export const namedReaders: Migration = {
  number: 32,
  statements: ({ integer, bytes, strict }) => [
    "ALTER TABLE messages ADD COLUMN secret_salt TEXT",
    `ALTER TABLE recipients ADD COLUMN shared ${integer} NOT NULL DEFAULT 0`,
    `CREATE TABLE readings (
      message_id TEXT NOT NULL REFERENCES messages,
      position ${integer} NOT NULL,
      who TEXT NOT NULL,
      opened_at ${integer} NOT NULL,
      name ${bytes} NOT NULL,
      PRIMARY KEY (message_id, position, who)
    ) ${strict}`,
  ],
};
