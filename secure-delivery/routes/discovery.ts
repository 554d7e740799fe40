import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { discovery } from "../../shared/core/delivery/wire/discovery.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { jsonResponse, problemResponses } from "./api-operation.ts";

const discover = createRoute({
  method: "get",
  path: "/.well-known/secure-delivery",
  operationId: "discover",
  tags: ["discovery"],
  summary: "What this endpoint is and takes",
  responses: { 200: jsonResponse("The endpoint", discovery), ...problemResponses() },
});

export function addDiscovery(app: OpenAPIHono<EndpointEnv>, { storage, config, delivering }: EndpointParts): void {
  const signing = delivering?.keys.openpgp ?? null;
  app.openapi(discover, (context) =>
    context.json(
      {
        protocol: "secure-delivery/1" as const,
        organisation: config.organisation,
        maxSealedBytes: config.limits.maxSealedBytes,
        maxUploadBytes: config.limits.maxUploadBytes,
        maxPieceBytes: config.limits.maxPieceBytes,
        openapi: "/openapi.json",
        logKey: storage.keys.log.public,
        ...(delivering === null ? {} : { deliveryKeyFingerprint: delivering.keys.fingerprint }),
        ...(signing === null ? {} : { signingKeyFingerprint: signing.getFingerprint().toUpperCase() }),
        pickup: {
          passkeys: config.pickup.passkeys && config.publicUrl !== null,
          trustedDeviceDays: config.pickup.trustedDeviceDays,
        },
      },
      200,
    ),
  );
}
