import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Issued } from "./test-authority.ts";

/** One https server for every host name of a test. */
export interface WebHost {
  readonly port: number;
  /** By `host/path`, without what comes after `?`. */
  readonly pages: Map<string, { readonly body: string | Uint8Array; readonly type: string; readonly status?: number }>;
  readonly asked: string[];
  stop(): Promise<void>;
}

export async function startWebHost({ key, certificate }: Issued): Promise<WebHost> {
  const pages: WebHost["pages"] = new Map();
  const asked: string[] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const path = `${request.headers.host}${request.url}`;
    asked.push(path);
    const page = pages.get(path.split("?")[0] ?? "");
    response.writeHead(page?.status ?? (page === undefined ? 404 : 200), {
      "content-type": page?.type ?? "text/plain",
      location: "https://elsewhere.example/",
    });
    response.end(page?.body ?? "not here");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pages,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
