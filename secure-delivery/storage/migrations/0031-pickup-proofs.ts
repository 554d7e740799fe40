import type { Migration } from "./migration.ts";

/** Ways to prove oneself besides the mailed code. Owners are keyed digests of addresses. */
export const pickupProofs: Migration = {
  number: 31,
  statements: ({ integer, bytes, strict }) => [
    "ALTER TABLE messages ADD COLUMN secret TEXT",
    `ALTER TABLE recipients ADD COLUMN phone ${bytes}`,
    `CREATE TABLE devices (token TEXT PRIMARY KEY, owner TEXT NOT NULL, until ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX devices_by_age ON devices (until)",
    `CREATE TABLE passkeys (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      public_key ${bytes} NOT NULL,
      counter ${integer} NOT NULL,
      at ${integer} NOT NULL
    ) ${strict}`,
    `CREATE TABLE passkey_challenges (challenge TEXT PRIMARY KEY, until ${integer} NOT NULL) ${strict}`,
    "CREATE INDEX passkey_challenges_by_age ON passkey_challenges (until)",
  ],
};
