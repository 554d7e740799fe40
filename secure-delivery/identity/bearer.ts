import type { MiddlewareHandler } from "hono";
import type { EndpointEnv } from "../endpoint-env.ts";
import { plainDigest } from "../keys/digests.ts";
import { answerProblem } from "../problems.ts";
import type { TokenStore } from "./token-store.ts";

/** Lets a request on only with a token of ours, and says whose it is. */
export function requireBearer(tokens: TokenStore): MiddlewareHandler<EndpointEnv> {
  return async (context, next) => {
    const token = bearerOf(context.req.header("authorization"));
    const sender = token === null ? null : await tokens.senderOf(plainDigest(token));
    if (sender === null) return answerProblem(context, "unauthorised");
    context.set("sender", sender);
    return next();
  };
}

export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]{16,256})$/i.exec(header ?? "")?.[1] ?? null;
}
