import { z } from "zod";
import { databaseConfig } from "../storage/storage-config.ts";

const keyTimeout = z.int().min(100).default(10_000);
export const keysConfig = z.strictObject({
  folder: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe("digest.key, share.key and keystore.db. null: in the data folder. Back it up apart from the messages"),
  database: databaseConfig.describe("The keystore. sqlite: keystore.db. postgres: another database than the messages'"),
  kek: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("file") }),
      z.strictObject({
        kind: z.literal("command"),
        command: z.array(z.string()).min(1).describe("Called with wrap or unwrap at the end, base64 in and out"),
        timeoutMs: keyTimeout,
      }),
      z.strictObject({
        kind: z.literal("webhook"),
        url: z.url({ protocol: /^https?$/ }),
        token: z.string().min(8).nullable().default(null),
        timeoutMs: keyTimeout,
      }),
    ])
    .default({ kind: "file" })
    .describe("The key-encryption key. file: share.key. command, webhook: a key management service of yours"),
});
