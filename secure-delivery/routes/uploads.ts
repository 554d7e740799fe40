import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { uploadId, uploadState } from "../../shared/core/delivery/wire/upload.ts";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerProblems, requireBearer } from "../identity/bearer.ts";
import { rateLimit } from "../limits/rate-limit.ts";
import { answerProblem } from "../problems.ts";
import { jsonResponse, problemResponses } from "./api-operation.ts";

/** The pattern is the guard against path tricks; names of files are the endpoint's own besides. */
const ofUpload = z.object({ id: uploadId });
const security = [{ bearer: [] }];

export function addUploads(app: OpenAPIHono<EndpointEnv>, parts: EndpointParts): void {
  const { config, storage, now } = parts;
  const limit = rateLimit(config.limits.piecesPerMinute, now);
  const bearer = requireBearer(parts, "send");

  const append = createRoute({
    method: "put",
    path: "/v1/uploads/{id}",
    operationId: "appendUpload",
    tags: ["uploads"],
    summary: "Stores the next piece of a sealed message; the same piece again is no harm",
    description:
      "The body is the piece, octet for octet, with its Content-Length. The first piece begins the upload. After a broken connection, GET says where to go on.",
    security,
    middleware: [bearer] as const,
    request: {
      params: ofUpload,
      headers: z.object({
        "upload-offset": z
          .string()
          .regex(/^\d{1,10}$/)
          .openapi({ example: "0" }),
        "content-digest": z
          .string()
          .regex(/^sha-256=:[A-Za-z0-9+/]{43}=:$/)
          .openapi({ example: "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:" }),
      }),
    },
    responses: {
      200: jsonResponse("Durably stored up to the offset", uploadState),
      ...problemResponses(
        "invalid-request",
        ...bearerProblems,
        "not-found",
        "upload-conflict",
        "too-large",
        "digest-mismatch",
        "too-many-requests",
        "storage-unavailable",
      ),
    },
  });
  app.openapi(append, async (context) => {
    const { subject } = context.get("caller");
    const wait = limit(subject);
    if (wait > 0) return answerProblem(context, "too-many-requests", wait);
    const { id } = context.req.valid("param");
    const headers = context.req.valid("header");
    const bytes = Number(context.req.header("content-length") ?? Number.NaN);
    if (!Number.isSafeInteger(bytes) || bytes < 1) return answerProblem(context, "invalid-request");
    if (bytes > config.limits.maxPieceBytes) return answerProblem(context, "too-large");
    const result = await storage.uploads.append(
      {
        upload: id,
        owner: subject,
        offset: Number(headers["upload-offset"]),
        bytes,
        sha256: Buffer.from(headers["content-digest"].slice("sha-256=:".length, -1), "base64"),
        content: context.env.incoming,
        at: now(),
      },
      config.limits,
    );
    switch (result.kind) {
      case "stored":
        return context.json({ id, offset: result.offset }, 200);
      case "elsewhere":
        context.header("Upload-Offset", String(result.offset));
        return answerProblem(context, "upload-conflict");
      case "not-found":
      case "too-large":
      case "digest-mismatch":
        return answerProblem(context, result.kind);
    }
  });

  const ask = createRoute({
    method: "get",
    path: "/v1/uploads/{id}",
    operationId: "readUpload",
    tags: ["uploads"],
    summary: "How much of an upload is durably stored",
    security,
    middleware: [bearer] as const,
    request: { params: ofUpload },
    responses: {
      200: jsonResponse("The next piece begins at the offset", uploadState),
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(ask, async (context) => {
    const { id } = context.req.valid("param");
    const offset = await storage.uploads.offset(id, context.get("caller").subject);
    return offset === null ? answerProblem(context, "not-found") : context.json({ id, offset }, 200);
  });

  const giveUp = createRoute({
    method: "delete",
    path: "/v1/uploads/{id}",
    operationId: "giveUploadUp",
    tags: ["uploads"],
    summary: "Gives an upload up",
    security,
    middleware: [bearer] as const,
    request: { params: ofUpload },
    responses: {
      204: { description: "It is gone" },
      ...problemResponses("invalid-request", ...bearerProblems, "not-found", "storage-unavailable"),
    },
  });
  app.openapi(giveUp, async (context) => {
    const removed = await storage.uploads.remove(context.req.valid("param").id, context.get("caller").subject);
    return removed ? context.body(null, 204) : answerProblem(context, "not-found");
  });
}
