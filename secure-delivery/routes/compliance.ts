import { Readable } from "node:stream";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import { keysRotated } from "../../shared/core/delivery/wire/keys-rotated.ts";
import { holdChange } from "../../shared/core/delivery/wire/message-changes.ts";
import { messageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { lookAtMessage } from "../messages/look-at-message.ts";
import type { StoredMessage } from "../messages/message-store.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { limitSmallBody } from "./small-body.ts";

const ofMessage = z.object({ id: messageId });
const security = [{ bearer: [] }];

/** What compliance and admins do with messages and keys that are not theirs. */
export function addCompliance(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { storage, now } = parts;

  const hold = createRoute({
    method: "put",
    path: "/v1/messages/{id}/hold",
    operationId: "holdMessage",
    tags: ["compliance"],
    summary:
      "Begins or ends a legal hold: while it lasts, the content is kept for the escrow key, and so are the answers to it, whatever ends",
    security,
    middleware: [requireBearer(parts, "hold"), limitSmallBody] as const,
    request: { params: ofMessage, body: jsonBody(holdChange) },
    responses: {
      200: jsonResponse("The state now", messageState),
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "too-large", "storage-unavailable"),
    },
  });
  app.openapi(hold, async (context) => {
    const { held } = context.req.valid("json");
    const by = context.get("caller").subject;
    const { id } = context.req.valid("param");
    const change = (current: StoredMessage): StoredMessage =>
      held === (current.held !== null) ? current : { ...current, held: held ? { at: now(), by } : null };
    const message = await storage.messages.update(id, change);
    if (message === null) return answerProblem(context, "not-found");
    // The answers to it too; one that comes later is held as it comes.
    for (const reply of await storage.replies.ofMessage(id)) await storage.messages.update(reply, change);
    return context.json(await lookAtMessage(message, parts), 200);
  });

  const sealed = createRoute({
    method: "get",
    path: "/v1/messages/{id}/sealed",
    operationId: "readSealed",
    tags: ["compliance"],
    summary: "The sealed message as it is kept, for the holder of the escrow key; while it is on hold",
    security,
    middleware: [requireBearer(parts, "hold")] as const,
    request: { params: ofMessage },
    responses: {
      200: {
        description: "The OpenPGP message, binary",
        content: { "application/octet-stream": { schema: z.string().openapi({ type: "string", format: "binary" }) } },
      },
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(sealed, async (context) => {
    const { id } = context.req.valid("param");
    const message = await storage.messages.find(id);
    const content = message?.held ? await storage.contents.read(id) : null;
    if (content === null) return answerProblem(context, "not-found");
    return context.body(Readable.toWeb(content.stream) as ReadableStream, 200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(content.bytes),
    });
  });

  const rotate = createRoute({
    method: "post",
    path: "/v1/keys/rotate",
    operationId: "rotateKeys",
    tags: ["compliance"],
    summary: "New keys for the keys of the messages; nobody who uses a message notices",
    security,
    middleware: [requireBearer(parts, "admin")] as const,
    responses: {
      200: jsonResponse("Every key is encrypted anew, and the ones before are destroyed", keysRotated),
      ...problemResponses(...bearerProblems, "keystore-unavailable", "storage-unavailable"),
    },
  });
  app.openapi(rotate, async (context) => context.json({ rotated: await storage.keys.keystore.rotate() }, 200));
}
