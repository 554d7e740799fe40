import http from "node:http";
import type { AddressInfo } from "node:net";

export interface FaultyEndpoint {
  readonly url: string;
  /** Messages that came in so far. */
  readonly received: readonly string[];
  stop(): Promise<void>;
}

export type Answering = (response: http.ServerResponse, message: string) => void;

/** An endpoint that a browser may talk to (it answers preflights and recalls), and that answers each message as it is told. */
export async function startFaultyEndpoint(answer: Answering): Promise<FaultyEndpoint> {
  const received: string[] = [];
  const server = http.createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type, idempotency-key");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const recalled = /^\/v1\/messages\/([\w-]{22})\/recall$/.exec(request.url ?? "")?.[1];
    if (recalled !== undefined) {
      response.end(JSON.stringify({ id: recalled, recalled: "before_open" }));
      return;
    }
    // Questions about routes and the like are no messages.
    if (!/^\/v1\/(messages|deliveries)$/.test(request.url ?? "")) {
      response.writeHead(404).end("{}");
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(Buffer.concat(chunks).toString());
    answer(response, received.at(-1) ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const answerStatus =
  (status: number, body: string): Answering =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  };

/** The answer of a good endpoint. */
export const answerStored: Answering = (response, message) => {
  const { id, expiresAt } = JSON.parse(message) as { id: string; expiresAt: string };
  response.writeHead(202).end(JSON.stringify({ id, storedAt: new Date().toISOString(), expiresAt }));
};
