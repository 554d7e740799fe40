import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { auditBatch, auditKept } from "../../shared/core/delivery/wire/audit-batch.ts";
import {
  type Checkpoint,
  checkpoint,
  consistency,
  evidence,
  messageEvents,
} from "../../shared/core/delivery/wire/evidence.ts";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { signCheckpoint } from "../evidence/checkpoint.ts";
import { eventsAfter } from "../evidence/message-events.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { maySee } from "../identity/caller.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitBody } from "./small-body.ts";

const security = [{ bearer: [] }];
const size = z
  .string()
  .regex(/^\d{1,12}$/)
  .openapi({ example: "0" });

export function addEvidence(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, now } = parts;
  const { evidence: log, keys } = storage;
  const limit = rateLimit(config.limits.auditsPerMinute, now);

  async function current(): Promise<Checkpoint> {
    const reader = log.read();
    const size = await reader.size();
    const root = (await reader.root(size)).toString("base64");
    const origin = config.publicUrl ?? "sealpost";
    return signCheckpoint({ origin, size, root, at: new Date(now()).toISOString() }, keys.log);
  }

  const ask = createRoute({
    method: "get",
    path: "/v1/log/checkpoint",
    operationId: "readCheckpoint",
    tags: ["evidence"],
    summary: "How far the log goes, signed; keep it, and nobody can change what was before it",
    responses: { 200: jsonResponse("The log now", checkpoint), ...problemResponses("storage-unavailable") },
  });
  app.openapi(ask, async (context) => context.json(await current(), 200));

  const compare = createRoute({
    method: "get",
    path: "/v1/log/consistency",
    operationId: "proveConsistency",
    tags: ["evidence"],
    summary: "Proof that an earlier log is the beginning of a later one (RFC 9162, 2.1.4)",
    request: { query: z.object({ first: size, second: size }) },
    responses: {
      200: jsonResponse("The proof", consistency),
      ...problemResponses("invalid-request", "storage-unavailable"),
    },
  });
  app.openapi(compare, async (context) => {
    const asked = context.req.valid("query");
    const [first, second] = [Number(asked.first), Number(asked.second)];
    const reader = log.read();
    if (first > second || second > (await reader.size())) return answerProblem(context, "invalid-request");
    const proof = await reader.consistency(first, second);
    return context.json({ first, second, proof: proof.map((hash) => hash.toString("base64")) }, 200);
  });

  const show = createRoute({
    method: "get",
    path: "/v1/messages/{id}/evidence",
    operationId: "readEvidence",
    tags: ["evidence"],
    summary: "What the log says of a message, each entry with its proof",
    security,
    middleware: [requireBearer(parts, "read")] as const,
    request: { params: z.object({ id: messageId }) },
    responses: {
      200: jsonResponse("Entries, and the checkpoint that the proofs lead to", evidence),
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(show, async (context) => {
    const { id } = context.req.valid("param");
    const message = await storage.messages.find(id);
    if (message === null || !maySee(context.get("caller"), message.sender)) return answerProblem(context, "not-found");
    await log.append();
    const signed = await current();
    const reader = log.read();
    const kept = (await reader.entriesOf(id)).filter(({ index }) => index < signed.size);
    const entries = await Promise.all(
      kept.map(async ({ index, entry }) => ({
        index,
        entry,
        proof: (await reader.inclusion(index, signed.size)).map((hash) => hash.toString("base64")),
      })),
    );
    return context.json({ checkpoint: signed, entries }, 200);
  });

  const follow = createRoute({
    method: "get",
    path: "/v1/messages/{id}/events",
    operationId: "readEvents",
    tags: ["messages"],
    summary: "What happened to a message since the last question, in order",
    security,
    middleware: [requireBearer(parts, "read")] as const,
    request: { params: z.object({ id: messageId }), query: z.object({ after: size.optional() }) },
    responses: {
      200: jsonResponse("What is new; nothing is no error", messageEvents),
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(follow, async (context) => {
    const { id } = context.req.valid("param");
    const after = Number(context.req.valid("query").after ?? 0);
    const message = await storage.messages.find(id);
    if (message === null || !maySee(context.get("caller"), message.sender)) return answerProblem(context, "not-found");
    // What happened a moment ago gets its place now.
    await log.append();
    return context.json(eventsAfter(after, await log.read().entriesOf(id)), 200);
  });

  const tell = createRoute({
    method: "post",
    path: "/v1/audit",
    operationId: "keepAudit",
    tags: ["evidence"],
    summary: "What clients decided: codes, counts and times. The same event again is no harm",
    security,
    middleware: [requireBearer(parts, "send"), limitBody(256 * 1024)] as const,
    request: { body: jsonBody(auditBatch) },
    responses: {
      202: jsonResponse("Durably kept", auditKept),
      ...problemResponses(
        "invalid-request",
        ...bearerProblems,
        "too-large",
        "too-many-requests",
        "storage-unavailable",
      ),
    },
  });
  app.openapi(tell, async (context) => {
    const { subject } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const { events } = context.req.valid("json");
    const kept = await storage.audit.keep(subject, events, now());
    return context.json({ kept }, 202);
  });
}
