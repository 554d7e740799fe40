import type { MiddlewareHandler } from "hono";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type Digest, plainDigest } from "../keys/digests.ts";
import { answerProblem } from "../problems.ts";

/**
 * Makes a repeated submission harmless. The key counts per person; the same body gets the same answer again. What is
 * in progress is known in memory only, so that a crash leaves no key claimed for ever.
 */
export function idempotent({
  digests,
  storage,
}: Pick<EndpointParts, "digests" | "storage">): MiddlewareHandler<EndpointEnv> {
  const inProgress = new Set<Digest>();
  return async (context, next) => {
    const given = context.req.header("idempotency-key") ?? "";
    if (!/^[\x21-\x7e]{8,128}$/.test(given)) return answerProblem(context, "idempotency-key-missing");
    const key = digests.idempotency(context.get("caller").subject, given);
    if (inProgress.has(key)) return answerProblem(context, "idempotency-in-progress", 1);
    inProgress.add(key);
    try {
      // As text: whoever parses it next gets the same, without another copy.
      const bodyDigest = plainDigest(await context.req.text());
      const kept = await storage.answers.find(key);
      if (kept !== null) {
        if (kept.bodyDigest !== bodyDigest) return answerProblem(context, "idempotency-conflict");
        return context.body(kept.answer, 202, { "Content-Type": "application/json" });
      }
      context.set("idempotency", { key, bodyDigest });
      return await next();
    } finally {
      inProgress.delete(key);
    }
  };
}
