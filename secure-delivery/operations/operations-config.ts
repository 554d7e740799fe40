import { z } from "zod";

export const operationsConfig = z.strictObject({
  metricsToken: z
    .string()
    .min(16)
    .nullable()
    .default(null)
    .describe("Bearer token for /metrics. null: only from this machine, not through a proxy"),
  headerSeconds: z.number().positive().default(15).describe("For the head of a request"),
  requestSeconds: z.number().positive().default(300).describe("For a whole request"),
  idleSeconds: z.number().positive().default(60).describe("A connection on which nothing moves"),
  connections: z.int().min(1).default(5_000).describe("At most so many at a time"),
  stopSeconds: z.number().min(0).default(10).describe("For open requests, when told to stop"),
});
