import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { messageId } from "../../shared/core/delivery/wire/fields.ts";
import { passkeyMade, passkeyOffer, passkeyTaken, webauthnOptions } from "../../shared/core/delivery/wire/passkeys.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerOf } from "../identity/bearer.ts";
import { clientAddress } from "../limits/client-address.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { addPasskey, authenticationOptions, registrationOptions, siteOf } from "../pickup/passkey.ts";
import { ticketHolder } from "../pickup/ticket-holder.ts";
import { answerProblem } from "../problems.ts";
import { jsonBody, jsonResponse, problemResponses } from "./api-operation.ts";
import { largestProof, limitBody, limitSmallBody } from "./small-body.ts";

const ofMessage = z.object({ id: messageId });
const security = [{ bearer: [] }];
const ended = ["ticket-invalid", "message-expired", "message-recalled", "storage-unavailable"] as const;

const ask = createRoute({
  method: "post",
  path: "/p/{id}/passkey/options",
  operationId: "askForPasskey",
  tags: ["pickup"],
  summary: "What a browser needs to prove a passkey; the same for everybody",
  request: { params: ofMessage },
  responses: {
    200: jsonResponse("For navigator.credentials.get", webauthnOptions),
    ...problemResponses("invalid-request", "not-found", "too-many-requests", "storage-unavailable"),
  },
});

const offer = createRoute({
  method: "post",
  path: "/p/{id}/passkey/offer",
  operationId: "offerPasskey",
  tags: ["pickup"],
  summary: "For a reader who opened the message: what a browser needs to make a passkey",
  security,
  middleware: [limitSmallBody] as const,
  request: { params: ofMessage, body: jsonBody(passkeyOffer) },
  responses: {
    200: jsonResponse("For navigator.credentials.create", webauthnOptions),
    ...problemResponses("invalid-request", "not-found", "too-large", ...ended),
  },
});

const make = createRoute({
  method: "post",
  path: "/p/{id}/passkey",
  operationId: "keepPasskey",
  tags: ["pickup"],
  summary: "Keeps the passkey that the browser made",
  security,
  middleware: [limitBody(largestProof)] as const,
  request: { params: ofMessage, body: jsonBody(passkeyMade) },
  responses: {
    200: jsonResponse("It opens messages for this address from now on", passkeyTaken),
    ...problemResponses("invalid-request", "not-found", "too-large", ...ended),
  },
});

/** Not there at all where the organisation has not switched passkeys on. */
export function addPasskeys(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, digests, now } = parts;
  const site = config.pickup.passkeys && config.publicUrl !== null ? siteOf(config.publicUrl) : null;
  const perClient = rateLimit(config.limits.pickupsPerMinute, now);

  app.openapi(ask, async (context) => {
    if (site === null) return answerProblem(context, "not-found");
    const wait = perClient(clientAddress(context, config.trustedProxies));
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    return context.json({ ...(await authenticationOptions(site, parts)) }, 200);
  });

  app.openapi(offer, async (context) => {
    if (site === null) return answerProblem(context, "not-found");
    const { id } = context.req.valid("param");
    const holder = await ticketHolder(id, bearerOf(context.req.header("authorization")), parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    const address = parseEmailAddress(context.req.valid("json").address);
    // The ticket says for whom the message was opened; another address is none of this reader's.
    if (address === null || digests.reader(id, address) !== holder.ticket.reader)
      return answerProblem(context, "invalid-request");
    return context.json({ ...(await registrationOptions(address, site, parts)) }, 200);
  });

  app.openapi(make, async (context) => {
    if (site === null) return answerProblem(context, "not-found");
    const { id } = context.req.valid("param");
    const holder = await ticketHolder(id, bearerOf(context.req.header("authorization")), parts);
    if (holder.kind !== "holder") return answerProblem(context, holder.kind);
    const { address: written, passkey } = context.req.valid("json");
    const address = parseEmailAddress(written);
    if (address === null || digests.reader(id, address) !== holder.ticket.reader)
      return answerProblem(context, "invalid-request");
    const made = await addPasskey(passkey as unknown as RegistrationResponseJSON, digests.owner(address), site, parts);
    return made ? context.json({ taken: true as const }, 200) : answerProblem(context, "invalid-request");
  });
}
