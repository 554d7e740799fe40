import type { Writable } from "node:stream";
import { endpointApp } from "./app.ts";
import { type CheckedConfig, checkConfig, type EndpointConfig } from "./config.ts";
import { deliveryKeys } from "./delivery/delivery-keys.ts";
import { startDelivering } from "./delivery/start-delivering.ts";
import type { EndpointParts } from "./endpoint-parts.ts";
import { oidcTokens } from "./identity/oidc-tokens.ts";
import type { Worker } from "./jobs/work.ts";
import { keyedDigests } from "./keys/digests.ts";
import { jsonLog, type Log } from "./log.ts";
import { startTelling } from "./news/tell-news.ts";
import { listen } from "./operations/http-server.ts";
import { metricsOf } from "./operations/metrics.ts";
import { regularly } from "./operations/regularly.ts";
import { mailer } from "./relay/mailer.ts";
import { smsWebhook } from "./relay/sms-webhook.ts";
import { smtpRelay } from "./relay/smtp-relay.ts";
import { readPortal } from "./routes/portal.ts";
import { wayFinder } from "./routing/find-ways.ts";
import { keptSource } from "./routing/kept-source.ts";
import { reachOutside, routeSources } from "./routing/route-sources.ts";
import { openStorage, type Storage } from "./storage/open-storage.ts";

export interface RunningEndpoint {
  /** Where recipients and clients reach it: `publicUrl`, else the address it listens on. No slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the last request is answered and the database is closed. */
  stop(): Promise<void>;
}

export interface EndpointDeps {
  /** Where the log goes, as JSON lines. Default: standard output. */
  readonly log?: Writable;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Rejects with `ConfigError` when the configuration, the folders or the port cannot be used. */
export async function startEndpoint(config: EndpointConfig, deps: EndpointDeps = {}): Promise<RunningEndpoint> {
  const checked = checkConfig(config);
  const now = deps.now ?? Date.now;
  const metrics = metricsOf(jsonLog(deps.log ?? process.stdout, now));
  const { log } = metrics;
  const portal = await readPortal(checked.portalFolder, checked.logo);
  const outside = await reachOutside(checked.routing, checked.hostname);
  const delivering = checked.delivery === null ? null : await deliveryKeys(checked.delivery);
  const storage = await openStorage(checked);
  metrics.watchErasing(storage.unerased);
  const digests = keyedDigests(storage.keys.digest);
  const here = { registers: storage.registers, seenKeys: storage.seenKeys, digests };
  const keeping = { now, log, timeLimitMs: checked.routing.timeLimitMs };
  const sources = routeSources(checked.routing, outside, here, now).map((source) => keptSource(source, keeping));
  const relay = smtpRelay(checked.relay, checked.organisation);
  const post = mailer(relay, checked.pickup.sms === null ? null : smsWebhook(checked.pickup.sms), log);
  const { oidc } = checked.identity;
  const parts: EndpointParts = {
    config: checked,
    storage,
    digests,
    mailer: post,
    telling: { wake: () => teller?.wake() },
    ways: wayFinder(sources),
    delivering:
      checked.delivery === null || delivering === null
        ? null
        : { config: checked.delivery, keys: delivering, wake: () => deliverer?.wake() },
    oidc: oidc === null ? null : oidcTokens(oidc, now),
    log,
    now,
  };
  let serving = true;
  let deliverer: Worker | null = null;
  let teller: Worker | null = null;
  const app = endpointApp(parts, portal, { metrics, isServing: () => serving });
  const server = await listen(app.fetch, checked).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const stopPurging = regularly(checked.limits.purgeSeconds, "purge", log, () => purge(storage, checked, log, now()));
  const stopLogging = regularly(1, "log", log, async () => {
    while ((await storage.evidence.append()) > 0);
  });
  const url = (checked.publicUrl ?? `http://${checked.host}:${server.port}`).replace(/\/+$/, "");
  deliverer = startDelivering(parts, outside, url);
  teller = startTelling({ ...parts, relay, url });
  log({ event: "listening", url });
  return {
    url,
    port: server.port,
    async stop() {
      serving = false;
      await stopPurging();
      await server.stop();
      await stopLogging();
      await deliverer?.stop();
      await teller?.stop();
      await post.stop();
      await storage.close();
      metrics.stop();
      log({ event: "stopped" });
    },
  };
}

async function purge(storage: Storage, { limits }: CheckedConfig, log: Log, now: number): Promise<void> {
  const purged = await storage.purge(now, limits);
  if (purged.expired + purged.removed > 0) log({ event: "purge", ...purged });
}
