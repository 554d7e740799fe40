import type { MiddlewareHandler } from "hono";
import type { EndpointEnv } from "../endpoint-env.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { answerProblem } from "../problems.ts";
import type { Scope } from "./caller.ts";
import { findCaller } from "./find-caller.ts";

/** Lets a request on only with a token that allows `scope`, and says who calls. */
export function requireBearer(parts: EndpointParts, scope: Scope): MiddlewareHandler<EndpointEnv> {
  return async (context, next) => {
    const token = bearerOf(context.req.header("authorization"));
    if (token === null) return answerProblem(context, "unauthorised");
    const found = await findCaller(token, parts);
    if (found.kind !== "known") return answerProblem(context, found.kind);
    if (!found.caller.scopes.has(scope)) return answerProblem(context, "scope-missing");
    context.set("caller", found.caller);
    return next();
  };
}

/** The problems that `requireBearer` answers with. */
export const bearerProblems = ["unauthorised", "session-ended", "scope-missing", "identity-unavailable"] as const;

export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]{16,8000})$/i.exec(header ?? "")?.[1] ?? null;
}
