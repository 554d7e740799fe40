import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { enrolment, enrolmentRequest } from "../../shared/core/delivery/wire.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { enrol } from "../identity/enrol.ts";
import { clientAddress } from "../limits/client-address.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitSmallBody } from "./small-body.ts";

const enrolWithCode = createRoute({
  method: "post",
  path: "/v1/enrolments",
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

export function addEnrolment(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, now } = parts;
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
}
