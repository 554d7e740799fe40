import { z } from "zod";

export const databaseConfig = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sqlite") }),
    z.strictObject({
      kind: z.literal("postgres"),
      url: z.string().regex(/^postgres(?:ql)?:\/\//, "is not a postgres:// address"),
      connections: z.int().min(1).max(100).default(10).describe("At most this many at a time, per process"),
    }),
  ])
  .default({ kind: "sqlite" });

export const storageConfig = z.strictObject({
  database: databaseConfig.describe("sqlite: messages.db in the data folder, for one process. postgres: for several"),
  contents: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("files") }),
      z.strictObject({
        kind: z.literal("s3"),
        endpoint: z.url({ protocol: /^https?$/ }),
        bucket: z.string().min(3).max(63),
        region: z.string().min(1).default("us-east-1"),
        accessKeyId: z.string().min(1),
        secretAccessKey: z.string().min(1),
        prefix: z
          .string()
          .regex(/^(?:[\w-]+\/)*$/, "is not a path that ends with a slash")
          .default(""),
        timeoutMs: z.int().min(100).default(30_000),
      }),
    ])
    .default({ kind: "files" })
    .describe("Where contents over 64 KB go. files: contents/ in the data folder, which several processes may share"),
});
