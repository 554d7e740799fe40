import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import type { Reach } from "./reach.ts";

export type Unreached = "unresolved" | "refused" | "certificate" | "slow" | "broken";

export type Answer =
  | { readonly ok: true; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
  | { readonly ok: false; readonly why: Unreached };

interface Asked {
  readonly method?: "GET" | "OPTIONS";
  readonly headers?: Readonly<Record<string, string>>;
}

const mostBytes = 16 * 1024 * 1024;

/** One request over verified https. Redirects are an answer like another: Outlook does not follow them everywhere. */
export function ask(url: string, reach: Reach, { method = "GET", headers = {} }: Asked = {}): Promise<Answer> {
  const { hostname, port, pathname, search } = new URL(url);
  const { address, port: at } = reach.at(hostname, Number(port || 443));
  return new Promise((resolve) => {
    const asked = request(
      {
        host: address,
        port: at,
        servername: hostname,
        path: `${pathname}${search}`,
        method,
        headers: { host: new URL(url).host, "accept-encoding": "identity", ...headers },
        ca: [...reach.trusted],
        signal: AbortSignal.timeout(reach.patience),
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > mostBytes) response.destroy(new Error("too much"));
          else chunks.push(chunk);
        });
        response.on("end", () => {
          resolve({
            ok: true,
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          });
        });
        response.on("error", (error) => resolve({ ok: false, why: unreached(error) }));
      },
    );
    asked.on("error", (error) => resolve({ ok: false, why: unreached(error) }));
    asked.end();
  });
}

export function unreached(error: Error & { readonly code?: string }): Unreached {
  const { code = "", name } = error;
  if (name === "AbortError" || name === "TimeoutError" || code === "ETIMEDOUT") return "slow";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "unresolved";
  if (["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code)) return "refused";
  if (/CERT|ALTNAME|SIGNATURE|ISSUER/.test(code)) return "certificate";
  return "broken";
}
