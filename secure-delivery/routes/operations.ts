import { timingSafeEqual } from "node:crypto";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { bearerOf } from "../identity/bearer.ts";
import { plainDigest } from "../keys/digests.ts";
import type { Metrics } from "../operations/metrics.ts";
import { answerProblem } from "../problems.ts";

/** What the machinery around the endpoint asks; not for clients, so not in the OpenAPI document. */
export interface Operations {
  readonly metrics: Metrics;
  /** False from the moment the endpoint is told to stop. */
  readonly isServing: () => boolean;
}

const patienceMs = 2_000;

export function addOperations(
  app: OpenAPIHono<EndpointEnv>,
  { config, storage }: EndpointParts,
  { metrics, isServing }: Operations,
): void {
  /** The process answers. A supervisor restarts it when this fails. */
  app.get("/healthz", (context) => context.text("ok\n"));

  /** It can do its work. A load balancer sends nobody here while this fails. */
  app.get("/readyz", async (context) => {
    const ready = isServing() && (await isReady());
    return context.text(ready ? "ready\n" : "not ready\n", ready ? 200 : 503);
  });

  app.get("/metrics", async (context) => {
    if (!mayRead(context)) return answerProblem(context, "not-found");
    return context.body(await metrics.render(), 200, { "Content-Type": metrics.contentType });
  });

  async function isReady(): Promise<boolean> {
    const late = new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false).unref());
    const asked = storage.reach().then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late]);
  }

  /** With the configured token; without one, from this machine only, and not through a proxy. */
  function mayRead(context: Context<EndpointEnv>): boolean {
    const { metricsToken } = config.operations;
    if (metricsToken !== null) return isSame(bearerOf(context.req.header("authorization")) ?? "", metricsToken);
    const from = context.env.incoming.socket.remoteAddress ?? "";
    return /^(?:::ffff:)?127\.|^::1$/.test(from) && context.req.header("x-forwarded-for") === undefined;
  }
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(plainDigest(given)), Buffer.from(plainDigest(wanted)));
}
