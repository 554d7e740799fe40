import { readFile } from "node:fs/promises";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { plainDigest } from "../keys/digests.ts";
import { answerProblem } from "../problems.ts";
import { problemResponses } from "./api-operation.ts";

/** The organisation's policy as it was signed. Clients check it with the key that they were deployed with: here it is only kept. */
export function addPolicy(app: OpenAPIHono<EndpointEnv>, { config }: EndpointParts): void {
  const give = createRoute({
    method: "get",
    path: "/v1/policy",
    operationId: "readPolicy",
    tags: ["discovery"],
    summary: "The organisation's signed policy",
    request: { headers: z.object({ "if-none-match": z.string().max(200).optional() }) },
    responses: {
      200: {
        description: "A compact JWS; its ETag says whether it is another than before",
        content: { "application/jose": { schema: z.string() } },
      },
      304: { description: "The one that the ETag says" },
      ...problemResponses("invalid-request", "not-found"),
    },
  });
  app.openapi(give, async (context) => {
    // Read each time: an administrator puts a new one in its place without a restart.
    const text = config.policyFile === null ? null : await readFile(config.policyFile, "utf8").catch(() => null);
    const signed = text?.trim() ?? "";
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(signed)) return answerProblem(context, "not-found");
    const etag = `"${plainDigest(signed)}"`;
    const headers = { ETag: etag, "Cache-Control": "no-cache" };
    if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
    return context.body(signed, 200, { ...headers, "Content-Type": "application/jose" });
  });
}
