import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { routesAnswer, routesRequest } from "../../shared/core/delivery/wire/routes.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { eachOf } from "../routing/each-of.ts";
import { rankedRoutes } from "../routing/rank-ways.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitBody } from "./small-body.ts";

/** A thousand addresses. */
const largestRequest = 300_000;
const portalValidMs = 3_600_000;
/** Looks at so many recipients at the same time. */
const atOnce = 8;

export function addRoutes(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, digests, ways, now } = parts;
  const limit = rateLimit(config.limits.messagesPerMinute, now);

  const find = createRoute({
    method: "post",
    path: "/v1/routes",
    operationId: "findRoutes",
    tags: ["delivery"],
    summary: "How each recipient can be reached, strongest first, with the evidence and how long it holds",
    security: [{ bearer: [] }],
    middleware: [requireBearer(parts, "send"), limitBody(largestRequest)] as const,
    request: { body: jsonBody(routesRequest) },
    responses: {
      200: jsonResponse("In the order of the request", routesAnswer),
      ...problemResponses(
        "invalid-request",
        ...bearerProblems,
        "not-your-address",
        "too-large",
        "too-many-requests",
        "storage-unavailable",
      ),
    },
  });
  app.openapi(find, async (context) => {
    const { subject, senders } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const request = context.req.valid("json");
    const from = parseEmailAddress(request.from);
    const recipients = parseAll(request.recipients);
    if (from === null || recipients === null) return answerProblem(context, "invalid-request");
    const sender = digests.sender(from);
    if (!senders.includes(sender)) return answerProblem(context, "not-your-address");
    const late = AbortSignal.timeout(config.routing.timeLimitMs * 3);
    const found = await eachOf(recipients, atOnce, async (address) =>
      // Whoever comes after that has a pickup, and a better answer when asked again.
      late.aborted ? [] : ways.find({ address, sender }, request.class),
    );
    const time = now();
    return context.json(
      { recipients: found.map((each) => ({ routes: [...rankedRoutes(each, time, portalValidMs)] })) },
      200,
    );
  });
}

function parseAll(addresses: readonly string[]): readonly EmailAddress[] | null {
  const parsed = addresses.map((address) => parseEmailAddress(address));
  return parsed.every((address) => address !== null) ? parsed : null;
}
