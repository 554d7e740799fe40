import { z } from "zod";
import { address, timestamp } from "./fields.ts";

/** Ways that the endpoint can deliver, strongest first; none of them below `floor` is ever used. */
export const endpointRoutes = ["openpgp", "smime", "portal", "tls", "gateway", "plain"] as const;
export type EndpointRoute = (typeof endpointRoutes)[number];

export const endpointRoute = z.enum(endpointRoutes);

/** How a route is known to work. Codes only: the pane has the sentences. */
const routeEvidence = z.enum([
  "partner-pin",
  "dane",
  "mta-sts",
  "tls-probe",
  "key-pinned",
  "key-directory",
  "key-wkd",
  "key-server",
  "key-autocrypt",
  "certificate-pinned",
  "certificate-directory",
  "certificate-seen",
  "preference",
  "gateway",
  "endpoint",
]);
export type RouteEvidence = z.infer<typeof routeEvidence>;

export const rankedRoute = z
  .object({
    route: endpointRoute,
    evidence: routeEvidence,
    /** What was seen, such as `TLSv1.3`, or a key's fingerprint: never of the message. */
    detail: z.string().max(200),
    checkedAt: timestamp,
    validUntil: timestamp,
  })
  .meta({ id: "RankedRoute" });
export type RankedRoute = z.infer<typeof rankedRoute>;

/** `sensitive`: the message holds patient information, so the weaker evidence counts for nothing. */
export const routesRequest = z
  .strictObject({
    from: address,
    recipients: z.array(address).min(1).max(1_000),
    class: z.enum(["sensitive", "ordinary"]),
  })
  .meta({ id: "RoutesRequest" });
export type RoutesRequest = z.infer<typeof routesRequest>;

/** In the order of the request; routes strongest first, `portal` always among them. */
export const routesAnswer = z
  .object({ recipients: z.array(z.object({ routes: z.array(rankedRoute) })) })
  .meta({ id: "RoutesAnswer" });
export type RoutesAnswer = z.infer<typeof routesAnswer>;
