import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import { expiryChange, recallReceipt } from "../../shared/core/delivery/wire/message-changes.ts";
import { messageState } from "../../shared/core/delivery/wire/message-state.ts";
import { submission, uploadedSubmission } from "../../shared/core/delivery/wire/submission.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { mayChange, maySee } from "../identity/caller.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { changeExpiryOf } from "../messages/change-expiry.ts";
import { currentMessage, end } from "../messages/current-message.ts";
import { lookAtMessage } from "../messages/look-at-message.ts";
import { isOutOfReach, recallView } from "../messages/message-view.ts";
import { storeSubmission } from "../messages/store-submission.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitSmallBody } from "./small-body.ts";
import { answerTaken, takesMessage } from "./take-message.ts";

const ofMessage = z.object({ id: messageId });
const security = [{ bearer: [] }];

export function addMessages(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, now } = parts;
  const limit = rateLimit(config.limits.messagesPerMinute, now);

  const store = createRoute({
    method: "post",
    path: "/v1/messages",
    operationId: "storeMessage",
    tags: ["messages"],
    summary: "Stores a sealed message; 202 only after the durable commit",
    ...takesMessage(parts, z.union([submission, uploadedSubmission]), "Stored, or stored before by the same request"),
  });
  app.openapi(store, async (context) => {
    const wait = limit(context.get("caller").subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const owner = { caller: context.get("caller"), idempotency: context.get("idempotency") };
    return answerTaken(context, await storeSubmission(context.req.valid("json"), owner, parts));
  });

  const look = createRoute({
    method: "get",
    path: "/v1/messages/{id}",
    operationId: "readMessage",
    tags: ["messages"],
    summary: "The state of a message of one's own",
    security,
    middleware: [requireBearer(parts, "read")] as const,
    request: { params: ofMessage },
    responses: {
      200: jsonResponse("The state now", messageState),
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(look, async (context) => {
    const message = await currentMessage(storage.messages, context.req.valid("param").id, now());
    if (message === null || !maySee(context.get("caller"), message.sender)) return answerProblem(context, "not-found");
    return context.json(await lookAtMessage(message, parts), 200);
  });

  const recall = createRoute({
    method: "post",
    path: "/v1/messages/{id}/recall",
    operationId: "recallMessage",
    tags: ["messages"],
    summary: "Destroys the endpoint's share: nobody can open the message from now on",
    security,
    middleware: [requireBearer(parts, "recall")] as const,
    request: { params: ofMessage },
    responses: {
      200: jsonResponse("Recalled, and whether somebody had opened it", recallReceipt),
      ...problemResponses(
        "invalid-request",
        ...bearerProblems,
        "not-found",
        "not-recallable",
        "message-expired",
        "keystore-unavailable",
        "storage-unavailable",
      ),
    },
  });
  app.openapi(recall, async (context) => {
    const { id } = context.req.valid("param");
    const found = await currentMessage(storage.messages, id, now());
    if (found === null || !mayChange(context.get("caller"), found.sender)) return answerProblem(context, "not-found");
    if (isOutOfReach(await storage.deliveries.of(id))) return answerProblem(context, "not-recallable");
    const message = await storage.messages.update(id, (current) => end(current, "recalled", now()));
    if (message?.ended?.by !== "recalled") return answerProblem(context, "message-expired");
    return context.json(recallView(message, await storage.deliveries.of(id)), 200);
  });

  const changeExpiry = createRoute({
    method: "patch",
    path: "/v1/messages/{id}",
    operationId: "changeExpiry",
    tags: ["messages"],
    summary: "Another expiry, while the message can still be opened",
    security,
    middleware: [requireBearer(parts, "recall"), limitSmallBody] as const,
    request: { params: ofMessage, body: jsonBody(expiryChange) },
    responses: {
      200: jsonResponse("The state now", messageState),
      ...problemResponses(
        "invalid-request",
        ...bearerProblems,
        "not-found",
        "message-expired",
        "message-recalled",
        "too-large",
        "keystore-unavailable",
        "storage-unavailable",
      ),
    },
  });
  app.openapi(changeExpiry, async (context) => {
    const { id } = context.req.valid("param");
    const expiresAt = Date.parse(context.req.valid("json").expiresAt);
    const found = await currentMessage(storage.messages, id, now());
    if (found === null || !mayChange(context.get("caller"), found.sender)) return answerProblem(context, "not-found");
    const latest = found.storedAt + config.limits.maxExpiryDays * 86_400_000;
    if (expiresAt <= now() || expiresAt > latest) return answerProblem(context, "invalid-request");
    const message = await changeExpiryOf(found, expiresAt, parts);
    if (message === null) return answerProblem(context, "not-found");
    if (message.ended !== null) return answerProblem(context, `message-${message.ended.by}`);
    return context.json(await lookAtMessage(message, parts), 200);
  });
}
