import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { EndpointEnv } from "../endpoint-env.ts";
import { answerProblem } from "../problems.ts";

/**
 * A body that says its length is judged by that: the server takes no byte more. Only one that does not is counted on its way, since
 * that makes a stream of it, which costs as much as storing a message.
 */
export function limitBody(maxSize: number): MiddlewareHandler<EndpointEnv> {
  const count = bodyLimit({ maxSize, onError: (context) => answerProblem(context, "too-large") });
  return async (context, next) => {
    if (context.req.header("transfer-encoding") !== undefined) return count(context, next);
    if (Number(context.req.header("content-length") ?? 0) > maxSize) return answerProblem(context, "too-large");
    return next();
  };
}

/** For everything but a submission. */
export const limitSmallBody: MiddlewareHandler<EndpointEnv> = limitBody(4 * 1024);

/** What a browser makes of a passkey, with the attestation of any authenticator. */
export const largestProof = 16_384;
