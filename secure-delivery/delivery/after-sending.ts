import type { EndpointRoute } from "../../shared/core/delivery/wire/routes.ts";
import type { SendResult } from "../smtp/send-over.ts";
import type { Progress } from "./delivery-store.ts";

/** Where a recipient stands now, and in how many milliseconds to go on; null: never. */
export interface Next extends Pick<Progress, "state" | "route" | "detail"> {
  readonly again: number | null;
}

/** A try that ended in some way. */
export type Ended = SendResult | { readonly kind: "unusable" | "unreachable" };

export interface Patience {
  readonly tries: number;
  readonly since: number | null;
  readonly now: number;
  readonly longestMs: number;
}

/**
 * What one try means. Nothing here leads to a weaker way: the ways were chosen by the floor, and after the last of them
 * comes the portal.
 */
export function afterSending(
  result: Ended,
  route: EndpointRoute,
  detail: string,
  patience: Patience,
): Next | "next-way" {
  switch (result.kind) {
    case "accepted":
      return { state: deliveredBy(route), route, detail, again: null };
    // Perhaps it arrived: it must not be sent again. A pickup beside it is no harm.
    case "uncertain":
      return { state: "portal_ready", route: "portal", detail: "uncertain", again: 0 };
    case "refused":
      return isNoMailbox(result.status) ? { state: "bounced", route, detail: result.status, again: null } : "next-way";
    case "not-verified":
    case "unusable":
      return "next-way";
    case "unreachable":
      return later(route, "4.4.1", patience);
    case "deferred":
      return later(route, result.status, patience);
  }
}

function later(route: EndpointRoute, detail: string, { tries, since, now, longestMs }: Patience): Next | "next-way" {
  if (since !== null && now - since >= longestMs) return "next-way";
  return { state: "deferred", route, detail, again: pauseAfter(tries) };
}

/** One minute, two, four … at most half an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(60_000 * 2 ** (tries - 1), 30 * 60_000);
}

/** No notice would arrive there either (RFC 3463: bad address, mailbox disabled, null MX). */
export function isNoMailbox(status: string): boolean {
  return /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/.test(status);
}

function deliveredBy(route: EndpointRoute): Progress["state"] {
  switch (route) {
    case "openpgp":
    case "smime":
      return "e2e_delivered";
    case "tls":
      return "tls_delivered";
    case "gateway":
      return "gateway_delivered";
    case "plain":
      return "plain_delivered";
    case "portal":
      return "notified";
  }
}
