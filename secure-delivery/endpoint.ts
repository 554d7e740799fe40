import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Writable } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import { endpointApp } from "./app.ts";
import { type CheckedConfig, ConfigError, checkConfig, type EndpointConfig } from "./config.ts";
import type { EndpointParts } from "./endpoint-parts.ts";
import { oidcTokens } from "./identity/oidc-tokens.ts";
import { keyedDigests } from "./keys/digests.ts";
import { errorEvent, jsonLog, type Log } from "./log.ts";
import { codeMailer } from "./relay/code-mailer.ts";
import { smtpRelay } from "./relay/smtp-relay.ts";
import { readPortal } from "./routes/portal.ts";
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
  const log = jsonLog(deps.log ?? process.stdout, now);
  const portal = await readPortal(checked.portalFolder);
  const storage = await openStorage(checked);
  const mailer = codeMailer(smtpRelay(checked.relay, checked.organisation, checked.limits.codeMinutes), log);
  const { oidc } = checked.identity;
  const parts: EndpointParts = {
    config: checked,
    storage,
    digests: keyedDigests(storage.keys.digest),
    mailer,
    oidc: oidc === null ? null : oidcTokens(oidc, now),
    log,
    now,
  };
  const server = createAdaptorServer({ fetch: endpointApp(parts, portal).fetch }) as Server;
  const port = await listen(server, checked).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const stopPurging = purgeRegularly(storage, checked, log, now);
  const url = (checked.publicUrl ?? `http://${checked.host}:${port}`).replace(/\/+$/, "");
  log({ event: "listening", url });
  return {
    url,
    port,
    async stop() {
      await stopPurging();
      await close(server);
      await mailer.stop();
      await storage.close();
      log({ event: "stopped" });
    },
  };
}

function listen(server: Server, { host, port }: CheckedConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", () => reject(new ConfigError("host, port: the endpoint cannot listen there.")));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Open requests have two seconds to end. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function purgeRegularly(storage: Storage, { limits }: CheckedConfig, log: Log, now: () => number): () => Promise<void> {
  let running = Promise.resolve();
  const purgeOnce = async (): Promise<void> => {
    try {
      const purged = await storage.purge(now(), limits.keepEndedDays);
      if (purged.expired + purged.removed > 0) log({ event: "purge", ...purged });
    } catch (error) {
      log(errorEvent("purge", error));
    }
  };
  const timer = setInterval(() => {
    running = running.then(purgeOnce);
  }, limits.purgeSeconds * 1_000);
  running = purgeOnce();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
