import http from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpAnswers {
  readonly url: string;
  readonly requests: { method: string; path: string; headers: http.IncomingHttpHeaders; body: string }[];
  stop(): Promise<void>;
}

/** A real server on a free port that answers each request by the next of these; the last one stays. */
export async function answerWith(
  ...answers: ((response: http.ServerResponse, request: http.IncomingMessage) => void)[]
): Promise<HttpAnswers> {
  const requests: HttpAnswers["requests"] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
