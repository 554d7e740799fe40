import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { CheckedConfig } from "../config.ts";
import { ConfigError } from "../config-error.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

export interface HttpServer {
  readonly port: number;
  /** Takes no new connection; open requests have so many seconds to end. */
  stop(): Promise<void>;
}

/** Listens, with a limit for everything that a slow or greedy client could hold on to. */
export async function listen(
  fetch: Fetch,
  { host, port, operations }: Pick<CheckedConfig, "host" | "port" | "operations">,
): Promise<HttpServer> {
  const { headerSeconds, requestSeconds, idleSeconds, connections, stopSeconds } = operations;
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      headersTimeout: headerSeconds * 1_000,
      requestTimeout: requestSeconds * 1_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: Math.min(headerSeconds * 250, 5_000),
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  server.maxConnections = connections;
  // Whoever sends or takes nothing for so long is gone.
  server.setTimeout(idleSeconds * 1_000);
  const bound = await new Promise<number>((resolve, reject) => {
    server.once("error", () => reject(new ConfigError("host, port: the endpoint cannot listen there.")));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
  return {
    port: bound,
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), stopSeconds * 1_000);
        // A connection that is kept alive is idle only after its answer.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(late);
          clearInterval(idle);
          resolve();
        });
      }),
  };
}
