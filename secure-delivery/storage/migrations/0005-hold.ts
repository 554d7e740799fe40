import type { Migration } from "./migration.ts";

export const hold: Migration = {
  number: 5,
  statements: ({ integer, bytes, strict }) => [
    `ALTER TABLE messages ADD COLUMN held_at ${integer}`,
    "ALTER TABLE messages ADD COLUMN held_by TEXT",
    // Keys whose end is decided and not yet carried out in the keystore.
    `CREATE TABLE shreds (locator ${bytes} PRIMARY KEY) ${strict}`,
  ],
};
