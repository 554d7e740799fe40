import { Readable } from "node:stream";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import { pickupChallenge, pickupChallenged, pickupOpen, pickupOpened } from "../../shared/core/delivery/wire/pickup.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerOf } from "../identity/bearer.ts";
import { clientAddress } from "../limits/client-address.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { challenge } from "../pickup/challenge.ts";
import { openMessage } from "../pickup/open.ts";
import { ticketHolder } from "../pickup/ticket-holder.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { largestProof, limitBody, limitSmallBody } from "./small-body.ts";

const ofMessage = z.object({ id: messageId });

const askForCode = createRoute({
  method: "post",
  path: "/p/{id}/challenge",
  operationId: "askForCode",
  tags: ["pickup"],
  summary: "Mails a code to a reader of the message; answers everybody alike",
  middleware: [limitSmallBody] as const,
  request: { params: ofMessage, body: jsonBody(pickupChallenge) },
  responses: {
    202: jsonResponse("If the address may read the message, a code is on its way", pickupChallenged),
    ...problemResponses(
      "invalid-request",
      "message-expired",
      "message-recalled",
      "too-large",
      "too-many-requests",
      "code-locked",
      "storage-unavailable",
    ),
  },
});

const openWithCode = createRoute({
  method: "post",
  path: "/p/{id}/open",
  operationId: "openMessage",
  tags: ["pickup"],
  summary: "A proof of the address for the endpoint's share and a ticket",
  middleware: [limitBody(largestProof)] as const,
  request: { params: ofMessage, body: jsonBody(pickupOpen) },
  responses: {
    200: jsonResponse("Opened", pickupOpened),
    ...problemResponses(
      "invalid-request",
      "code-wrong",
      "name-missing",
      "message-expired",
      "message-recalled",
      "too-large",
      "code-locked",
      "too-many-requests",
      "keystore-unavailable",
      "storage-unavailable",
    ),
  },
});

const fetchContent = createRoute({
  method: "get",
  path: "/p/{id}/content",
  operationId: "readContent",
  tags: ["pickup"],
  summary: "The sealed message, for a ticket",
  security: [{ bearer: [] }],
  request: { params: ofMessage },
  responses: {
    200: {
      description: "The OpenPGP message, binary",
      content: { "application/octet-stream": { schema: z.string().openapi({ type: "string", format: "binary" }) } },
    },
    ...problemResponses(
      "invalid-request",
      "ticket-invalid",
      "message-expired",
      "message-recalled",
      "storage-unavailable",
    ),
  },
});

export function addPickup(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, now } = parts;
  const perClient = rateLimit(config.limits.pickupsPerMinute, now);
  const limit = (context: Context<EndpointEnv>): number => perClient(clientAddress(context, config.trustedProxies));

  app.openapi(askForCode, async (context) => {
    const wait = limit(context);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const { address: written, by } = context.req.valid("json");
    const address = parseEmailAddress(written);
    if (address === null) return answerProblem(context, "invalid-request");
    const result = await challenge(context.req.valid("param").id, address, by, parts);
    switch (result.kind) {
      case "ok": {
        const { secret, secretSalt, named, sms } = result;
        const salt = secretSalt === null ? {} : { secretSalt };
        return context.json({ codeMinutes: config.limits.codeMinutes, secret, ...salt, named, sms }, 202);
      }
      case "locked":
        return answerProblem(context, "code-locked", result.forMs / 1_000);
      case "too-many":
        return answerProblem(context, "too-many-requests", result.forMs / 1_000);
      case "message-expired":
      case "message-recalled":
        return answerProblem(context, result.kind);
    }
  });

  app.openapi(openWithCode, async (context) => {
    const wait = limit(context);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const given = context.req.valid("json");
    const address = parseEmailAddress(given.address);
    if (address === null) return answerProblem(context, "invalid-request");
    const result = await openMessage(context.req.valid("param").id, address, given, parts);
    switch (result.kind) {
      case "opened":
        return context.json(result.answer, 200);
      case "locked":
        return answerProblem(context, "code-locked", result.forMs / 1_000);
      case "code-wrong":
      case "name-missing":
      case "message-expired":
      case "message-recalled":
        return answerProblem(context, result.kind);
    }
  });

  app.openapi(fetchContent, async (context) => {
    const { id } = context.req.valid("param");
    const holder = await ticketHolder(id, bearerOf(context.req.header("authorization")), parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    const content = await storage.contents.read(id);
    if (content === null) throw new Error("a message that has not ended has its content");
    return context.body(Readable.toWeb(content.stream) as ReadableStream, 200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(content.bytes),
    });
  });
}
