import type { Migration } from "./migration.ts";

/** A reply is a message as any other, which says what it answers. */
export const replies: Migration = {
  number: 30,
  statements: ({ integer }) => [
    "ALTER TABLE messages ADD COLUMN answers TEXT",
    "CREATE INDEX messages_by_answered ON messages (answers) WHERE answers IS NOT NULL",
    `ALTER TABLE recipients ADD COLUMN replied_at ${integer}`,
    `ALTER TABLE recipients ADD COLUMN not_me_at ${integer}`,
    "ALTER TABLE tickets ADD COLUMN reader TEXT NOT NULL DEFAULT ''",
  ],
};
