import type { z } from "zod";
import { type EndpointResult, isPassing } from "./endpoint-result.ts";
import type { DeliveryFailure } from "./receipt.ts";
import { uploadContent } from "./upload-content.ts";
import { type AuditBatch, auditKept } from "./wire/audit-batch.ts";
import type { DeliverySubmission, UploadedDelivery } from "./wire/delivery-submission.ts";
import { type RecallReceipt, recallReceipt } from "./wire/message-changes.ts";
import { type MessageState, messageState } from "./wire/message-state.ts";
import { type RoutesAnswer, type RoutesRequest, routesAnswer } from "./wire/routes.ts";
import { type StoredReceipt, type Submission, storedReceipt, type UploadedSubmission } from "./wire/submission.ts";
import { type UploadRef, uploadState } from "./wire/upload.ts";

/** The organisation's secure delivery endpoint. Never rejects, never hangs: every failure is a code. */
export interface EndpointClient {
  /** Stores a sealed message; `ok` means durably stored. The key makes a repeat harmless (delivery.md). */
  store(submission: Submission | UploadedSubmission, idempotencyKey: string): Promise<EndpointResult<StoredReceipt>>;
  /** Puts a large sealed message there in pieces, through broken connections; the submission that follows names it. */
  upload(content: Uint8Array): Promise<EndpointResult<UploadRef>>;
  state(messageId: string): Promise<EndpointResult<MessageState>>;
  recall(messageId: string): Promise<EndpointResult<RecallReceipt>>;
  /** `expiresAt` is ISO 8601, UTC; rejected once the message has ended, or when it is later than the endpoint allows. */
  changeExpiry(messageId: string, expiresAt: string): Promise<EndpointResult<MessageState>>;
  /** Tells what was decided here: codes, counts and times. The same event again is no harm. */
  audit(batch: AuditBatch): Promise<EndpointResult<{ readonly kept: number }>>;
}

/** The endpoint as the one that delivers. Never rejects, never hangs. */
export interface DeliveryClient {
  /** Hands a message over for delivery; `ok` means durably stored. */
  submit(
    submission: DeliverySubmission | UploadedDelivery,
    idempotencyKey: string,
  ): Promise<EndpointResult<StoredReceipt>>;
  /** How each recipient could be reached now. */
  routes(request: RoutesRequest): Promise<EndpointResult<RoutesAnswer>>;
}

export interface EndpointAccess {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** Limit of one attempt, in milliseconds. */
  readonly timeoutMs: number;
}

/** One repeat, with the same idempotency key, after a failure that may have been passing. */
const attempts = 2;

export function endpointClient(access: EndpointAccess): EndpointClient {
  return {
    store: (submission, idempotencyKey) =>
      call(access, storedReceipt, "/v1/messages", posted(submission, { "idempotency-key": idempotencyKey })),
    upload: (content) => uploadContent(content, (path, request) => callOnce(access, uploadState, path, request)),
    state: (id) => call(access, messageState, `/v1/messages/${encodeURIComponent(id)}`, { method: "GET" }),
    recall: (id) => call(access, recallReceipt, `/v1/messages/${encodeURIComponent(id)}/recall`, { method: "POST" }),
    audit: (batch) => call(access, auditKept, "/v1/audit", posted(batch)),
    changeExpiry: (id, expiresAt) =>
      call(access, messageState, `/v1/messages/${encodeURIComponent(id)}`, {
        ...posted({ expiresAt }),
        method: "PATCH",
      }),
  };
}

export function deliveryClient(access: EndpointAccess): DeliveryClient {
  return {
    submit: (submission, idempotencyKey) =>
      call(access, storedReceipt, "/v1/deliveries", posted(submission, { "idempotency-key": idempotencyKey })),
    routes: (request) => call(access, routesAnswer, "/v1/routes", posted(request)),
  };
}

function posted(body: object, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

async function call<T>(
  access: EndpointAccess,
  schema: z.ZodType<T>,
  path: string,
  request: RequestInit,
): Promise<EndpointResult<T>> {
  let result: EndpointResult<T> = { ok: false, code: "endpoint-unreachable" };
  for (let attempt = 0; attempt < attempts; attempt++) {
    result = await callOnce(access, schema, path, request);
    if (result.ok || !isPassing(result.code)) return result;
  }
  return result;
}

async function callOnce<T>(
  { url, token, fetch, timeoutMs }: EndpointAccess,
  schema: z.ZodType<T>,
  path: string,
  request: RequestInit,
): Promise<EndpointResult<T>> {
  const signal = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let body: string;
  try {
    response = await fetch(`${url}${path}`, {
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
      signal,
    });
    body = await response.text();
  } catch {
    return { ok: false, code: signal.aborted ? "endpoint-timeout" : "endpoint-unreachable" };
  }
  if (!response.ok) return { ok: false, code: failureOf(response.status) };
  return read(schema, body);
}

function read<T>(schema: z.ZodType<T>, body: string): EndpointResult<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    if (parsed.success) return { ok: true, value: parsed.data };
  } catch {
    // Not JSON: the same answer as JSON of another shape.
  }
  return { ok: false, code: "endpoint-unintelligible" };
}

function failureOf(status: number): DeliveryFailure {
  if (status === 401 || status === 403) return "endpoint-unauthorised";
  if (status === 413) return "message-too-large";
  return status >= 500 || status === 429 || status === 409 ? "endpoint-failed" : "endpoint-rejected";
}
