import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";

export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface HttpsFolder {
  readonly port: number;
  stop(): Promise<void>;
}

/** An https server on this machine that answers by `METHOD path`; what is not there is 404. Null: never answers. */
export async function httpsFolder(
  { key, cert, ...more }: ServerOptions,
  answers: (asked: string) => Served | null | undefined,
): Promise<HttpsFolder> {
  const server = createServer({ key, cert, ...more }, (request, response) => {
    const served = answers(`${request.method} ${request.url}`);
    if (served === null) return;
    response.writeHead(served === undefined ? 404 : (served.status ?? 200), { ...served?.headers });
    response.end(served?.body ?? "");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
