import { timingSafeEqual } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { takeBounce } from "../bounces/take-bounce.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { answerProblem } from "../problems.ts";
import { jsonResponse, problemResponses } from "./api-operation.ts";
import { limitBody } from "./small-body.ts";

const bounceTaken = z.object({ result: z.enum(["recorded", "ignored"]) }).openapi("BounceTaken");

/** Where the organisation's mail server hands in what comes to the bounce address. */
export function addBounces(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const take = createRoute({
    method: "post",
    path: "/v1/bounces",
    operationId: "takeBounce",
    tags: ["delivery"],
    summary: "A delivery status notification (RFC 3464), from the organisation's own mail server",
    security: [{ bearer: [] }],
    middleware: [limitBody(1024 * 1024)] as const,
    request: { body: { required: true, content: { "message/rfc822": { schema: z.string() } } } },
    responses: {
      202: jsonResponse("Taken; mail of any other kind is ignored", bounceTaken),
      ...problemResponses("unauthorised", "too-large", "storage-unavailable"),
    },
  });
  app.openapi(take, async (context) => {
    const secret = parts.delivering?.config.bounceSecret ?? null;
    const given = /^Bearer (\S{16,500})$/.exec(context.req.header("authorization") ?? "")?.[1];
    if (secret === null || given === undefined || !same(given, secret)) return answerProblem(context, "unauthorised");
    const result = await takeBounce(new Uint8Array(await context.req.arrayBuffer()), parts);
    return context.json({ result }, 202);
  });
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(plainDigest(one)), Buffer.from(plainDigest(other)));
}
