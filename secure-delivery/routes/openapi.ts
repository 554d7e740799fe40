import type { OpenAPIHono } from "@hono/zod-openapi";
import type { EndpointEnv } from "../endpoint-env.ts";

/** The document is made from the schemas that check the requests, so the two cannot differ. */
export function addOpenApi(app: OpenAPIHono<EndpointEnv>): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Sealpost secure delivery", version: "1", license: { name: "Apache-2.0" } },
  });
}
