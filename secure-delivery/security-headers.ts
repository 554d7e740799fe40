import type { MiddlewareHandler } from "hono";
import type { EndpointEnv } from "./endpoint-env.ts";

/**
 * Nothing but our own scripts ever runs. Inline style is allowed because the message's frame inherits this policy, and
 * mail is styled inline; with images, fonts and connections closed, a style can neither load nor tell anything.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cache-Control": "no-store",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow",
};

/** On every answer, errors too. Nothing is kept but what says so: the signed policy, and scripts with their hash in their name. */
export function securityHeaders(isHttps: boolean): MiddlewareHandler<EndpointEnv> {
  return async (context, next) => {
    await next();
    const { headers: given } = context.res;
    for (const [name, value] of Object.entries(headers))
      if (name !== "Cache-Control" || !given.has(name)) given.set(name, value);
    if (isHttps) context.res.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  };
}
