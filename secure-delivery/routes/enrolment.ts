import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { enrolment, enrolmentRequest, revocation, revoked } from "../../shared/core/delivery/wire/enrolment.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerOf, bearerProblems, requireBearer } from "../identity/bearer.ts";
import { enrol } from "../identity/enrol.ts";
import { plainDigest } from "../keys/digests.ts";
import { clientAddress } from "../limits/client-address.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitSmallBody } from "./small-body.ts";

const enrolWithCode = createRoute({
  method: "post",
  path: "/v1/enrolments",
  operationId: "enrol",
  tags: ["identity"],
  summary: "An enrolment code for a bearer token, for one address",
  middleware: [limitSmallBody] as const,
  request: { body: jsonBody(enrolmentRequest) },
  responses: {
    201: jsonResponse("Enrolled; the token is shown this once", enrolment),
    ...problemResponses(
      "invalid-request",
      "unauthorised",
      "not-your-address",
      "too-large",
      "too-many-requests",
      "storage-unavailable",
    ),
  },
});

const leave = createRoute({
  method: "delete",
  path: "/v1/enrolments",
  operationId: "leave",
  tags: ["identity"],
  summary: "Ends the token that makes this request",
  security: [{ bearer: [] }],
  responses: { 204: { description: "It works no more" }, ...problemResponses("unauthorised", "storage-unavailable") },
});

export function addEnrolment(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, digests, storage, now } = parts;
  const limit = rateLimit(config.limits.enrolmentsPerMinute, now);
  app.openapi(enrolWithCode, async (context) => {
    const wait = limit(clientAddress(context, config.trustedProxies));
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const request = context.req.valid("json");
    const address = parseEmailAddress(request.address);
    if (address === null) return answerProblem(context, "invalid-request");
    const result = await enrol(request.code, address, parts);
    switch (result.kind) {
      case "enrolled":
        return context.json({ token: result.token, address }, 201);
      case "refused":
        return answerProblem(context, "unauthorised");
      case "not-your-address":
        return answerProblem(context, "not-your-address");
    }
  });

  app.openapi(leave, async (context) => {
    const token = bearerOf(context.req.header("authorization"));
    const ended = token === null ? 0 : await storage.tokens.revoke({ token: plainDigest(token) });
    return ended === 0 ? answerProblem(context, "unauthorised") : context.body(null, 204);
  });

  const revoke = createRoute({
    method: "post",
    path: "/v1/enrolments/revoke",
    operationId: "revokeEnrolments",
    tags: ["identity"],
    summary: "Ends every token of an address: a device was lost, or somebody left",
    security: [{ bearer: [] }],
    middleware: [requireBearer(parts, "admin"), limitSmallBody] as const,
    request: { body: jsonBody(revocation) },
    responses: {
      200: jsonResponse("How many tokens there were", revoked),
      ...problemResponses("invalid-request", ...bearerProblems, "too-large", "storage-unavailable"),
    },
  });
  app.openapi(revoke, async (context) => {
    const address = parseEmailAddress(context.req.valid("json").address);
    if (address === null) return answerProblem(context, "invalid-request");
    return context.json({ revoked: await storage.tokens.revoke({ sender: digests.sender(address) }) }, 200);
  });
}
