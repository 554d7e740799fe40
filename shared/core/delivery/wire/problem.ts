import { z } from "zod";

/** Closed: clients act on these, people read `title` and `detail`. */
const problemCodes = [
  "invalid-request",
  "unauthorised",
  "session-ended",
  "scope-missing",
  "identity-unavailable",
  "not-your-address",
  "not-found",
  "idempotency-key-missing",
  "idempotency-conflict",
  "idempotency-in-progress",
  "too-large",
  "too-many-requests",
  "code-wrong",
  "code-locked",
  "name-missing",
  "message-expired",
  "message-recalled",
  "ticket-invalid",
  "not-recallable",
  "upload-conflict",
  "digest-mismatch",
  "keystore-unavailable",
  "storage-unavailable",
  "internal",
] as const;

/** RFC 9457. `type` is `urn:sealpost:problem:<code>`. Never holds anything from the request. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.enum(problemCodes),
    retryable: z.boolean(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
export type ProblemCode = (typeof problemCodes)[number];
