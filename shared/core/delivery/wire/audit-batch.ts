import { z } from "zod";

/** A code, never a text: no blanks, no at sign. */
const auditCode = z.string().regex(/^[A-Za-z0-9._:+/=-]{1,100}$/, "is not a code");

const auditFact = z.union([z.number(), z.boolean(), z.null(), auditCode]);

const auditFacts = z.record(auditCode, z.union([auditFact, z.array(auditFact).max(100)]));

/** What a client decided, as core/audit describes it. `id`: random, so that a repeat from an offline queue is known. */
export const auditBatch = z
  .strictObject({
    events: z
      .array(
        z
          .looseObject({ id: auditCode, type: auditCode })
          .catchall(z.union([auditFact, z.array(auditFact).max(100), auditFacts])),
      )
      .min(1)
      .max(200),
  })
  .meta({ id: "AuditBatch" });
export type AuditBatch = z.infer<typeof auditBatch>;

export const auditKept = z.object({ kept: z.int() }).meta({ id: "AuditKept" });
