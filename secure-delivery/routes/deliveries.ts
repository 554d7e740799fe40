import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { deliverySubmission, uploadedDelivery } from "../../shared/core/delivery/wire/delivery-submission.ts";
import { acceptDelivery } from "../delivery/accept-delivery.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { answerTaken, takesMessage } from "./take-message.ts";

export function addDeliveries(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const limit = rateLimit(parts.config.limits.messagesPerMinute, parts.now);

  const submit = createRoute({
    method: "post",
    path: "/v1/deliveries",
    operationId: "submitDelivery",
    tags: ["delivery"],
    summary: "Takes a message over for delivery to each recipient; 202 only after the durable commit",
    ...takesMessage(
      parts,
      z.union([deliverySubmission, uploadedDelivery]),
      "Taken over, or taken over before by the same request",
    ),
  });
  app.openapi(submit, async (context) => {
    const wait = limit(context.get("caller").subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const owner = { caller: context.get("caller"), idempotency: context.get("idempotency") };
    return answerTaken(context, await acceptDelivery(context.req.valid("json"), owner, parts));
  });
}
