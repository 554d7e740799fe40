import { z } from "zod";
import { timestamp } from "./fields.ts";

/** The log of evidence up to here, signed with Ed25519 (secure-delivery/evidence/checkpoint.ts). */
export const checkpoint = z
  .object({ origin: z.string(), size: z.int(), root: z.string(), at: timestamp, signature: z.string() })
  .meta({ id: "Checkpoint" });
export type Checkpoint = z.infer<typeof checkpoint>;

const proof = z.array(z.string());

export const consistency = z.object({ first: z.int(), second: z.int(), proof }).meta({ id: "Consistency" });

export const evidence = z
  .object({ checkpoint, entries: z.array(z.object({ index: z.int(), entry: z.string(), proof })) })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof evidence>;

/** What happened to a message, in the order of the log; `next` goes into `after` of the next question. */
export const messageEvents = z
  .object({
    events: z.array(
      z.object({
        index: z.int(),
        /** `accepted`, `opened`, `read`, `replied`, `not_me`, `expiry`, `held`, `released`, `recalled`, `expired`. */
        kind: z.string(),
        at: timestamp,
        /** By place in the submission. */
        recipient: z.int().optional(),
      }),
    ),
    next: z.int(),
  })
  .meta({ id: "MessageEvents" });
export type MessageEvents = z.infer<typeof messageEvents>;
