import type { Context } from "hono";
import type { EndpointEnv } from "../endpoint-env.ts";

/**
 * Whom a rate limit counts: the address of the connection, or what the last trusted proxy saw.
 * An IPv6 caller owns at least a /64, so that is what is counted. Kept in memory only.
 */
export function clientAddress(context: Context<EndpointEnv>, trustedProxies: number): string {
  const connection = context.env.incoming.socket.remoteAddress ?? "unknown";
  const forwarded = (context.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const seen = trustedProxies === 0 ? connection : (forwarded.at(-trustedProxies) ?? connection);
  const address = (seen || connection).replace(/^::ffff:/, "");
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}
