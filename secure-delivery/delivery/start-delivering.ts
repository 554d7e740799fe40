import { gatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { type Worker, work } from "../jobs/work.ts";
import type { Outside } from "../routing/route-sources.ts";
import { deliver } from "./deliver.ts";
import { deliveryJobKind } from "./delivery-job.ts";
import type { GatewayAccess } from "./tell-gateway.ts";

/** Null: this endpoint has no delivery key. */
export function startDelivering(parts: EndpointParts, outside: Outside, url: string): Worker | null {
  const { delivering, config, storage, log, now } = parts;
  if (delivering === null) return null;
  const { relay } = config;
  const sending = { keys: delivering.keys, smtp: outside.smtp, relay, gateway: gatewayAccess(config) };
  const deliverer = { ...parts, delivery: delivering.config, sending, url };
  return work({
    database: storage.database,
    queue: storage.jobs,
    log,
    now,
    kind: deliveryJobKind,
    leaseMs: delivering.config.leaseSeconds * 1_000,
    handle: (job, signal) => deliver(job, deliverer, signal),
  });
}

function gatewayAccess({ routing: { gateway }, relay }: EndpointParts["config"]): GatewayAccess | null {
  if (gateway === null) return null;
  return { instructions: gatewayInstructions(gateway), relay: gateway.relay ?? relay };
}
