import { Agent, request } from "node:https";
import type { SecureContext } from "node:tls";
import type { DnsClient } from "./dns-client.ts";
import { hostAddresses } from "./host-addresses.ts";

export interface WebAccess {
  readonly dns: DnsClient;
  /** Every authority that may vouch for a web host, TLS 1.2 or later. */
  readonly trust: SecureContext;
  readonly port: number;
  readonly allowPrivate: boolean;
}

export interface Fetched {
  readonly status: number;
  readonly mediaType: string;
  readonly body: Buffer;
}

/**
 * One https GET from a host that a stranger's domain names: our resolver, a verified certificate, no redirect, no
 * more bytes than asked for. Rejects otherwise.
 */
export async function fetchFromHost(
  name: string,
  path: string,
  maxBytes: number,
  access: WebAccess,
  signal: AbortSignal,
): Promise<Fetched> {
  const [address] = await hostAddresses(access.dns, name, access.allowPrivate, signal);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port: access.port,
        servername: name,
        path,
        headers: { host: name, accept: "*/*" },
        agent: new Agent({ secureContext: access.trust, maxCachedSessions: 0 }),
        signal,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxBytes) response.destroy(new Error("the answer is too long"));
          chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            mediaType: (response.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
