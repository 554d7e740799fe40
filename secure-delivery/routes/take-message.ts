import { z } from "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";
import { type StoredReceipt, storedReceipt } from "../../shared/core/delivery/wire/submission.ts";
import type { AcceptResult } from "../delivery/accept-delivery.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { idempotent } from "../messages/idempotency.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { largestSubmission } from "./largest-submission.ts";
import { limitBody } from "./small-body.ts";

const problems = [
  "invalid-request",
  "idempotency-key-missing",
  ...bearerProblems,
  "not-your-address",
  "idempotency-in-progress",
  "upload-conflict",
  "too-large",
  "idempotency-conflict",
  "too-many-requests",
  "keystore-unavailable",
  "storage-unavailable",
] as const;

type JsonBody<Schema extends z.ZodType> = ReturnType<typeof jsonBody<Schema>>;
type Responses = { readonly 202: ReturnType<typeof jsonResponse<typeof storedReceipt>> } & ReturnType<
  typeof problemResponses<(typeof problems)[number]>
>;

interface TakesMessage<Schema extends z.ZodType> {
  readonly security: { readonly bearer: string[] }[];
  readonly middleware: [ReturnType<typeof requireBearer>, ReturnType<typeof limitBody>, ReturnType<typeof idempotent>];
  readonly request: { readonly headers: typeof headers; readonly body: JsonBody<Schema> };
  readonly responses: Responses;
}

const headers = z.object({ "idempotency-key": z.string().openapi({ example: "0123456789abcdefghijkl" }) });

/** What is the same wherever a message is handed in, sealed or for delivery: who may, how large, once only, and the answers. */
export function takesMessage<Schema extends z.ZodType>(
  parts: EndpointParts,
  schema: Schema,
  taken: string,
): TakesMessage<Schema> {
  return {
    security: [{ bearer: [] }],
    middleware: [
      requireBearer(parts, "send"),
      limitBody(largestSubmission(parts.config.limits.maxSealedBytes)),
      idempotent(parts),
    ],
    request: { headers, body: jsonBody(schema) },
    responses: { 202: jsonResponse(taken, storedReceipt), ...problemResponses(...problems) },
  };
}

/** The receipt after the durable commit, or why there is none. */
export function answerTaken(
  context: Context<EndpointEnv>,
  result: AcceptResult,
):
  | (Response & TypedResponse<StoredReceipt, 202, "json">)
  | ReturnType<typeof answerProblem<Exclude<AcceptResult["kind"], "stored">>> {
  if (result.kind === "stored") return context.json(result.receipt, 202);
  return result.kind === "idempotency-in-progress"
    ? answerProblem(context, result.kind, 1)
    : answerProblem(context, result.kind);
}
