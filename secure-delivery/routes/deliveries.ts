import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { deliverySubmission, uploadedDelivery } from "../../shared/core/delivery/wire/delivery-submission.ts";
import { storedReceipt } from "../../shared/core/delivery/wire/submission.ts";
import { acceptDelivery } from "../delivery/accept-delivery.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { idempotent } from "../messages/idempotency.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { largestSubmission } from "./largest-submission.ts";
import { limitBody } from "./small-body.ts";

export function addDeliveries(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const limit = rateLimit(parts.config.limits.messagesPerMinute, parts.now);

  const submit = createRoute({
    method: "post",
    path: "/v1/deliveries",
    operationId: "submitDelivery",
    tags: ["delivery"],
    summary: "Takes a message over for delivery to each recipient; 202 only after the durable commit",
    security: [{ bearer: [] }],
    middleware: [
      requireBearer(parts, "send"),
      limitBody(largestSubmission(parts.config.limits.maxSealedBytes)),
      idempotent(parts),
    ] as const,
    request: {
      headers: z.object({ "idempotency-key": z.string().openapi({ example: "0123456789abcdefghijkl" }) }),
      body: jsonBody(z.union([deliverySubmission, uploadedDelivery])),
    },
    responses: {
      202: jsonResponse("Taken over, or taken over before by the same request", storedReceipt),
      ...problemResponses(
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
      ),
    },
  });
  app.openapi(submit, async (context) => {
    const wait = limit(context.get("caller").subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const owner = { caller: context.get("caller"), idempotency: context.get("idempotency") };
    const result = await acceptDelivery(context.req.valid("json"), owner, parts);
    if (result.kind === "stored") return context.json(result.receipt, 202);
    return result.kind === "idempotency-in-progress"
      ? answerProblem(context, result.kind, 1)
      : answerProblem(context, result.kind);
  });
}
