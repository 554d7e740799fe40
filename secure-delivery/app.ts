import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { EndpointEnv } from "./endpoint-env.ts";
import type { EndpointParts } from "./endpoint-parts.ts";
import { KeystoreFault } from "./keys/kek.ts";
import { errorEvent, type Log } from "./log.ts";
import { answerProblem } from "./problems.ts";
import { addBounces } from "./routes/bounces.ts";
import { addCompliance } from "./routes/compliance.ts";
import { addDeliveries } from "./routes/deliveries.ts";
import { addDiscovery } from "./routes/discovery.ts";
import { addEnrolment } from "./routes/enrolment.ts";
import { addEvidence } from "./routes/evidence.ts";
import { addMessages } from "./routes/messages.ts";
import { addOpenApi } from "./routes/openapi.ts";
import { addOperations, type Operations } from "./routes/operations.ts";
import { addPasskeys } from "./routes/passkeys.ts";
import { addPickup } from "./routes/pickup.ts";
import { addPickupAnswers } from "./routes/pickup-answers.ts";
import { addPolicy } from "./routes/policy.ts";
import { addPortal, type PortalFiles } from "./routes/portal.ts";
import { addRegisters } from "./routes/registers.ts";
import { addRoutes } from "./routes/routes.ts";
import { addSeenKeys } from "./routes/seen-keys.ts";
import { addUploads } from "./routes/uploads.ts";
import { securityHeaders } from "./security-headers.ts";
import { StorageFault } from "./storage/storage-fault.ts";

/** All routes. What fails on the way becomes a problem that says nothing about the request. */
export function endpointApp(
  parts: EndpointParts,
  portal: PortalFiles,
  operations: Operations,
): OpenAPIHono<EndpointEnv> {
  const app = new OpenAPIHono<EndpointEnv>({
    defaultHook: (result, context) => (result.success ? undefined : answerProblem(context, "invalid-request")),
  });
  app.use(logRequests(parts.log, parts.now));
  app.use(closeAfterUnreadBody);
  app.use(securityHeaders(parts.config.publicUrl?.startsWith("https:") ?? false));
  for (const path of ["/.well-known/*", "/v1/*", "/openapi.json"]) app.use(path, anyOrigin);
  addDiscovery(app, parts);
  addEnrolment(app, parts);
  addMessages(app, parts);
  addUploads(app, parts);
  addCompliance(app, parts);
  addEvidence(app, parts);
  addPolicy(app, parts);
  addPickup(app, parts);
  addPickupAnswers(app, parts);
  addPasskeys(app, parts);
  addRoutes(app, parts);
  addDeliveries(app, parts);
  addBounces(app, parts);
  addRegisters(app, parts);
  addSeenKeys(app, parts);
  addOpenApi(app);
  addPortal(app, portal);
  addOperations(app, parts, operations);
  app.notFound((context) => answerProblem(context, "not-found"));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) return answerProblem(context, "invalid-request");
    parts.log(errorEvent(routePath(context, -1), error));
    if (error instanceof KeystoreFault) return answerProblem(context, "keystore-unavailable");
    return answerProblem(context, error instanceof StorageFault ? "storage-unavailable" : "internal");
  });
  return app;
}

const exposedHeaders = ["ETag", "Retry-After", "Upload-Offset"];
const preflight = cors({
  origin: "*",
  allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  allowHeaders: [
    "Authorization",
    "Content-Type",
    "Content-Digest",
    "Idempotency-Key",
    "If-None-Match",
    "Upload-Offset",
  ],
  exposeHeaders: exposedHeaders,
  maxAge: 600,
});

/** Add-ons call from origins of their own. There are no cookies, so another origin gains nothing without the token. */
const anyOrigin: MiddlewareHandler<EndpointEnv> = async (context, next) => {
  if (context.req.method === "OPTIONS") return preflight(context, next);
  await next();
  // Afterwards: before, there would be an answer without a body first, to be thrown away.
  context.res.headers.set("Access-Control-Allow-Origin", "*");
  context.res.headers.set("Access-Control-Expose-Headers", exposedHeaders.join(","));
};

/** A refusal may come before the body was read. The rest of it would be taken for the next request's, or cut that off. */
const closeAfterUnreadBody: MiddlewareHandler<EndpointEnv> = async (context, next) => {
  await next();
  const { incoming } = context.env;
  const hasBody =
    incoming.headers["content-length"] !== undefined || incoming.headers["transfer-encoding"] !== undefined;
  if (hasBody && !incoming.complete) context.res.headers.set("Connection", "close");
};

/** The pattern of the route, never the path: what people put into a path is theirs. */
function logRequests(log: Log, now: () => number): MiddlewareHandler<EndpointEnv> {
  return async (context, next) => {
    const start = now();
    await next();
    const { status } = context.res;
    log({ event: "request", method: context.req.method, route: routePath(context, -1), status, ms: now() - start });
  };
}
