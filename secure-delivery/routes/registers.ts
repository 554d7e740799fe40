import { randomBytes } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  registerEntries,
  registerEntry,
  registerLookup,
  registerRequest,
  registerRevocation,
} from "../../shared/core/delivery/wire/registers.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { entryView } from "../registers/entry-view.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitSmallBody } from "./small-body.ts";

const longestMs = 61 * 31 * 86_400_000;
const security = [{ bearer: [] }];

/** What people asked for. Addresses come in bodies and are kept as digests: no path and no row names anybody. */
export function addRegisters(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, digests, now } = parts;
  const limit = rateLimit(config.limits.messagesPerMinute, now);
  const problems = [
    "invalid-request",
    ...bearerProblems,
    "too-large",
    "too-many-requests",
    "storage-unavailable",
  ] as const;

  const record = createRoute({
    method: "post",
    path: "/v1/registers",
    operationId: "recordEntry",
    tags: ["registers"],
    summary: "Records a preference for unencrypted mail, or a marketing authorisation",
    security,
    middleware: [requireBearer(parts, "send"), limitSmallBody] as const,
    request: { body: jsonBody(registerRequest) },
    responses: { 201: jsonResponse("Recorded", registerEntry), ...problemResponses(...problems) },
  });
  app.openapi(record, async (context) => {
    const { subject } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const { address: written, register, purpose, document, until } = context.req.valid("json");
    const address = parseEmailAddress(written);
    const time = now();
    const ends = Date.parse(until);
    if (address === null || ends <= time || ends > time + longestMs) return answerProblem(context, "invalid-request");
    const entry = {
      id: randomBytes(16).toString("base64url"),
      register,
      person: digests.person(address),
      purpose,
      document,
      recordedBy: subject,
      recordedAt: time,
      until: ends,
      revoked: null,
    };
    await storage.registers.add(entry);
    return context.json(entryView(entry, time), 201);
  });

  const look = createRoute({
    method: "post",
    path: "/v1/registers/lookup",
    operationId: "readEntries",
    tags: ["registers"],
    summary: "What one person asked for, the newest first",
    security,
    middleware: [requireBearer(parts, "send"), limitSmallBody] as const,
    request: { body: jsonBody(registerLookup) },
    responses: { 200: jsonResponse("Also what is over or revoked", registerEntries), ...problemResponses(...problems) },
  });
  app.openapi(look, async (context) => {
    const wait = limit(context.get("caller").subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const address = parseEmailAddress(context.req.valid("json").address);
    if (address === null) return answerProblem(context, "invalid-request");
    const entries = await storage.registers.of(digests.person(address));
    return context.json({ entries: entries.map((entry) => entryView(entry, now())) }, 200);
  });

  const revoke = createRoute({
    method: "post",
    path: "/v1/registers/{id}/revoke",
    operationId: "revokeEntry",
    tags: ["registers"],
    summary: "Ends an entry at once; the first revocation stays",
    security,
    middleware: [requireBearer(parts, "send"), limitSmallBody] as const,
    request: {
      params: z.object({ id: z.string().regex(/^[\w-]{22}$/) }),
      body: jsonBody(registerRevocation),
    },
    responses: { 200: jsonResponse("Revoked", registerEntry), ...problemResponses(...problems, "not-found") },
  });
  app.openapi(revoke, async (context) => {
    const { subject } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const address = parseEmailAddress(context.req.valid("json").address);
    if (address === null) return answerProblem(context, "invalid-request");
    const time = now();
    const entry = await storage.registers.revoke(context.req.valid("param").id, digests.person(address), subject, time);
    return entry === null ? answerProblem(context, "not-found") : context.json(entryView(entry, time), 200);
  });
}
