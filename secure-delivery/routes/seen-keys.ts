import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { seenKey, seenKeyTaken } from "../../shared/core/delivery/wire/seen-keys.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { readSeenKey } from "../registers/keep-seen-key.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitBody } from "./small-body.ts";

/** Keys that mail programs see in the mail they get. */
export function addSeenKeys(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, digests, now } = parts;
  const limit = rateLimit(config.limits.messagesPerMinute, now);

  const keep = createRoute({
    method: "post",
    path: "/v1/keys/seen",
    operationId: "keepSeenKey",
    tags: ["registers"],
    summary: "An Autocrypt key or an S/MIME certificate that the sender has seen; it counts for this sender only",
    security: [{ bearer: [] }],
    middleware: [requireBearer(parts, "send"), limitBody(150_000)] as const,
    request: { body: jsonBody(seenKey) },
    responses: {
      200: jsonResponse("Kept, unless a later one is known", seenKeyTaken),
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
  app.openapi(keep, async (context) => {
    const { subject, senders } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const request = context.req.valid("json");
    const from = parseEmailAddress(request.from);
    const address = parseEmailAddress(request.address);
    if (from === null || address === null) return answerProblem(context, "invalid-request");
    const sender = digests.sender(from);
    if (!senders.includes(sender)) return answerProblem(context, "not-your-address");
    // A date in the future would keep every later key out (Autocrypt 1.1, effective date).
    const seenAt = Math.min(Date.parse(request.seenAt), now());
    const key = await readSeenKey(request.kind, Buffer.from(request.material, "base64"), address, now());
    if (key === null) return answerProblem(context, "invalid-request");
    await storage.seenKeys.keep({
      sender,
      person: digests.person(address),
      kind: request.kind,
      material: key.material,
      seenAt,
    });
    return context.json({ fingerprint: key.fingerprint }, 200);
  });
}
