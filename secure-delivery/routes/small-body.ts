import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { EndpointEnv } from "../endpoint-env.ts";
import { answerProblem } from "../problems.ts";

export function limitBody(maxSize: number): MiddlewareHandler<EndpointEnv> {
  return bodyLimit({ maxSize, onError: (context) => answerProblem(context, "too-large") });
}

/** For everything but a submission. */
export const limitSmallBody: MiddlewareHandler<EndpointEnv> = limitBody(4 * 1024);

/** What a browser makes of a passkey, with the attestation of any authenticator. */
export const largestProof = 16_384;
