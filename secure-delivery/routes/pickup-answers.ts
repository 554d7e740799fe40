import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import { notMe, notMeTaken, pickupReplies, pickupReply } from "../../shared/core/delivery/wire/pickup-answers.ts";
import { storedReceipt } from "../../shared/core/delivery/wire/submission.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerOf } from "../identity/bearer.ts";
import { clientAddress } from "../limits/client-address.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { sayNotMe } from "../pickup/not-me.ts";
import { repliesFor, storeReply } from "../pickup/reply.ts";
import { ticketHolder } from "../pickup/ticket-holder.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitBody, limitSmallBody } from "./small-body.ts";

const ofMessage = z.object({ id: messageId });
const security = [{ bearer: [] }];
const ended = ["ticket-invalid", "message-expired", "message-recalled", "storage-unavailable"] as const;

const reply = (largest: number) =>
  createRoute({
    method: "post",
    path: "/p/{id}/replies",
    operationId: "storeReply",
    tags: ["pickup"],
    summary: "A recipient's sealed answer to the sender",
    security,
    middleware: [limitBody(largest)] as const,
    request: { params: ofMessage, body: jsonBody(pickupReply) },
    responses: {
      202: jsonResponse("Stored, or stored before by the same request; the sender is told", storedReceipt),
      ...problemResponses("invalid-request", "too-large", "idempotency-conflict", "too-many-requests", ...ended),
    },
  });

const replies = createRoute({
  method: "get",
  path: "/p/{id}/replies",
  operationId: "readReplies",
  tags: ["pickup"],
  summary: "The answers to a message, for its sender; none for others",
  security,
  request: { params: ofMessage },
  responses: {
    200: jsonResponse("Each with what opens it", pickupReplies),
    ...problemResponses("invalid-request", ...ended),
  },
});

const notForMe = createRoute({
  method: "post",
  path: "/p/{id}/not-me",
  operationId: "sayNotMe",
  tags: ["pickup"],
  summary: "The reader says that the message was not meant for them",
  security,
  middleware: [limitSmallBody] as const,
  request: { params: ofMessage, body: jsonBody(notMe) },
  responses: {
    200: jsonResponse("This address cannot open it any more, and the sender is told", notMeTaken),
    ...problemResponses("invalid-request", "too-large", ...ended),
  },
});

/** What a reader can do once a message is open, each time with the ticket that it was opened with. */
export function addPickupAnswers(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, now } = parts;
  const perClient = rateLimit(config.limits.pickupsPerMinute, now);

  app.openapi(reply(Math.ceil(config.limits.maxSealedBytes / 3) * 4 + 4_096), async (context) => {
    const wait = perClient(clientAddress(context, config.trustedProxies));
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const given = bearerOf(context.req.header("authorization"));
    const holder = await ticketHolder(context.req.valid("param").id, given, parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    const result = await storeReply(context.req.valid("json"), holder, parts);
    return result.kind === "stored" ? context.json(result.receipt, 202) : answerProblem(context, result.kind);
  });

  app.openapi(replies, async (context) => {
    const given = bearerOf(context.req.header("authorization"));
    const holder = await ticketHolder(context.req.valid("param").id, given, parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    return context.json(await repliesFor(holder, parts), 200);
  });

  app.openapi(notForMe, async (context) => {
    const given = bearerOf(context.req.header("authorization"));
    const holder = await ticketHolder(context.req.valid("param").id, given, parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    const result = await sayNotMe(context.req.valid("json"), holder, parts);
    return result === "told" ? context.json({ taken: true as const }, 200) : answerProblem(context, result);
  });
}
