import type { Context, TypedResponse } from "hono";
import type { Problem, ProblemCode } from "../shared/core/delivery/wire/problem.ts";

interface ProblemText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;
  readonly title: string;
  readonly detail: string;
  readonly retryable: boolean;
}

/** Every problem is a constant: nothing of the request can be echoed. */
export const problems = {
  "invalid-request": {
    status: 400,
    title: "The request is not valid",
    detail: "It does not have the shape that the OpenAPI document describes.",
    retryable: false,
  },
  unauthorised: {
    status: 401,
    title: "Not authorised",
    detail: "A valid bearer token or enrolment code is needed.",
    retryable: false,
  },
  "session-ended": {
    status: 401,
    title: "The session is over",
    detail: "It was idle for too long. Sign in again.",
    retryable: false,
  },
  "scope-missing": {
    status: 403,
    title: "Not allowed",
    detail: "The token does not allow this operation.",
    retryable: false,
  },
  "identity-unavailable": {
    status: 503,
    title: "The identity provider is not available",
    detail: "Nobody can be let in now. Try again later.",
    retryable: true,
  },
  "not-your-address": {
    status: 403,
    title: "Not your address",
    detail: "This token or code is for another address.",
    retryable: false,
  },
  "not-found": {
    status: 404,
    title: "Not found",
    detail: "There is nothing here, or it is not yours.",
    retryable: false,
  },
  "idempotency-key-missing": {
    status: 400,
    title: "Idempotency-Key is missing",
    detail: "Send an Idempotency-Key of 8 to 128 visible ASCII characters.",
    retryable: false,
  },
  "idempotency-conflict": {
    status: 422,
    title: "The key or the message id was used before",
    detail: "It was used with another request. Nothing was stored now.",
    retryable: false,
  },
  "idempotency-in-progress": {
    status: 409,
    title: "The same request is in progress",
    detail: "Ask again in a moment with the same Idempotency-Key.",
    retryable: true,
  },
  "too-large": {
    status: 413,
    title: "The message is too large",
    detail: "The discovery document gives the limit.",
    retryable: false,
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    detail: "Wait for the time in Retry-After.",
    retryable: true,
  },
  "code-wrong": {
    status: 403,
    title: "The code is not right",
    detail: "It is wrong, too old, was used already, or belongs to another address.",
    retryable: false,
  },
  "code-locked": {
    status: 429,
    title: "Too many wrong codes",
    detail: "This address is locked for this message for a while.",
    retryable: true,
  },
  "name-missing": {
    status: 400,
    title: "A name is missing",
    detail: "Several people read one of this message's addresses: say who opens it.",
    retryable: false,
  },
  "message-expired": {
    status: 410,
    title: "The message has expired",
    detail: "Its key was destroyed; it cannot be opened any more.",
    retryable: false,
  },
  "message-recalled": {
    status: 410,
    title: "The message was recalled",
    detail: "The sender took it back; it cannot be opened any more.",
    retryable: false,
  },
  "ticket-invalid": {
    status: 401,
    title: "The ticket is not valid",
    detail: "It is too old or for another message. Open the message again.",
    retryable: false,
  },
  "upload-conflict": {
    status: 409,
    title: "The upload is at another place",
    detail: "Go on from Upload-Offset of this answer.",
    retryable: true,
  },
  "digest-mismatch": {
    status: 422,
    title: "The content is not what its digest says",
    detail: "Nothing of it was kept. Send it again.",
    retryable: true,
  },
  "keystore-unavailable": {
    status: 503,
    title: "The keys are not available",
    detail: "Nothing was stored or opened. Try again later.",
    retryable: true,
  },
  "not-recallable": {
    status: 409,
    title: "The message cannot be recalled",
    detail: "Every recipient has the message itself already; a mailbox cannot be emptied from here.",
    retryable: false,
  },
  "storage-unavailable": {
    status: 503,
    title: "The storage is not available",
    detail: "Nothing was changed. Try again later.",
    retryable: true,
  },
  internal: {
    status: 500,
    title: "Something failed here",
    detail: "The fault was logged. Try again later.",
    retryable: true,
  },
} as const satisfies Record<ProblemCode, ProblemText>;

export const problemType = "application/problem+json";

type ProblemAnswer<Code extends ProblemCode> = Code extends ProblemCode
  ? Response & TypedResponse<Problem, (typeof problems)[Code]["status"], "json">
  : never;

/** RFC 9457. `retryAfterSeconds` for the problems that pass. */
export function answerProblem<Code extends ProblemCode>(
  context: Context,
  code: Code,
  retryAfterSeconds?: number,
): ProblemAnswer<Code> {
  const { status, title, detail, retryable } = problems[code];
  if (retryAfterSeconds !== undefined) context.header("Retry-After", String(Math.ceil(retryAfterSeconds)));
  if (status === 401) context.header("WWW-Authenticate", "Bearer");
  const body: Problem = { type: `urn:sealpost:problem:${code}`, title, status, detail, code, retryable };
  return context.body(JSON.stringify(body), status, { "Content-Type": problemType }) as Response as ProblemAnswer<Code>;
}
