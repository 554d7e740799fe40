import type { OpenAPIHono } from "@hono/zod-openapi";
import type { EndpointEnv } from "../endpoint-env.ts";

const tags = [
  { name: "discovery", description: "What this endpoint is, and the organisation's policy" },
  { name: "identity", description: "Enrolment codes and the tokens that they give" },
  { name: "messages", description: "Sealed messages of one's own" },
  { name: "uploads", description: "Large sealed messages in pieces" },
  { name: "delivery", description: "Messages that the endpoint delivers, and the ways that it knows" },
  { name: "registers", description: "What people asked for, and keys that senders have seen" },
  { name: "pickup", description: "What the portal calls for a recipient" },
  { name: "evidence", description: "The log of evidence" },
  { name: "compliance", description: "Legal hold and keys, for the roles that may" },
];

/** The document is made from the schemas that check the requests, so the two cannot differ. */
export function addOpenApi(app: OpenAPIHono<EndpointEnv>): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description:
      "An enrolment's token, or one of the identity provider's; for the pickup the ticket; for bounces their secret",
  });
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Sealpost secure delivery",
      version: "1",
      description: "Protocol secure-delivery/1. Every error is a problem (RFC 9457) that holds nothing of the request.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/", description: "The endpoint itself" }],
    tags,
  });
}
