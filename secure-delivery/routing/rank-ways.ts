import { endpointRoutes, type RankedRoute, type RouteEvidence } from "../../shared/core/delivery/wire/routes.ts";
import type { DatedWay } from "./kept-source.ts";

/** Of two ways of the same kind, the better proved one first. */
const strongestFirst: readonly RouteEvidence[] = [
  "key-pinned",
  "key-directory",
  "key-wkd",
  "key-server",
  "key-autocrypt",
  "certificate-pinned",
  "certificate-directory",
  "certificate-seen",
  "endpoint",
  "dane",
  "mta-sts",
  "partner-pin",
  "tls-probe",
  "gateway",
  "preference",
];

/**
 * Not for patient information: that a server shows a good certificate today says nothing about who answers tomorrow, and a key
 * in a mail's header is as true as that mail's sender.
 */
export function countsFor(messageClass: "sensitive" | "ordinary", evidence: RouteEvidence): boolean {
  return messageClass === "ordinary" || (evidence !== "tls-probe" && evidence !== "key-autocrypt");
}

export function rankWays(ways: readonly DatedWay[]): readonly DatedWay[] {
  return ways.toSorted(
    (a, b) =>
      endpointRoutes.indexOf(a.way.kind) - endpointRoutes.indexOf(b.way.kind) ||
      strongestFirst.indexOf(a.evidence) - strongestFirst.indexOf(b.evidence),
  );
}

/** A sealed pickup is always possible: it stands among the others in its place. */
export function rankedRoutes(ways: readonly DatedWay[], now: number, portalValidMs: number): readonly RankedRoute[] {
  const portal: RankedRoute = {
    route: "portal",
    evidence: "endpoint",
    detail: "",
    checkedAt: new Date(now).toISOString(),
    validUntil: new Date(now + portalValidMs).toISOString(),
  };
  const found = rankWays(ways).map(
    ({ way, evidence, detail, checkedAt, validUntil }): RankedRoute => ({
      route: way.kind,
      evidence,
      detail,
      checkedAt: new Date(checkedAt).toISOString(),
      validUntil: new Date(validUntil).toISOString(),
    }),
  );
  return [...found, portal].toSorted((a, b) => endpointRoutes.indexOf(a.route) - endpointRoutes.indexOf(b.route));
}
