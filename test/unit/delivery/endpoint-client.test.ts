import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type EndpointClient, endpointClient } from "../../../shared/core/delivery/endpoint-client.ts";
import type { DeliveryFailure } from "../../../shared/core/delivery/receipt.ts";
import type { Submission } from "../../../shared/core/delivery/wire/submission.ts";
import { answerWith, type HttpAnswers } from "../../support/http-answers.ts";

const submission: Submission = {
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  from: "alice@clinic.example",
  recipients: ["bob@example.org"],
  expiresAt: "2027-06-01T00:00:00.000Z",
  serverShare: "A".repeat(43),
  sealed: "AAAA",
};
const stored = { id: submission.id, storedAt: "2027-05-01T00:00:00.000Z", expiresAt: submission.expiresAt };

type Answer = (response: ServerResponse) => void;
const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const never: Answer = () => {};
const hangUp: Answer = (response) => response.socket?.destroy();
const halfway: Answer = (response) => response.writeHead(202, { "content-length": "100" }).write("{");

let server: HttpAnswers;
afterEach(() => server.stop());

async function clientOf(...answers: Answer[]): Promise<EndpointClient> {
  server = await answerWith(...answers);
  return endpointClient({ url: server.url, token: "secret-token", fetch, timeoutMs: 1_500 });
}

describe("storing a sealed message", () => {
  test("gives the receipt, and says who we are", async () => {
    const client = await clientOf(json(202, stored));
    expect(await client.store(submission, "key-1")).toEqual({ ok: true, value: stored });
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        path: "/v1/messages",
        headers: { authorization: "Bearer secret-token", "idempotency-key": "key-1" },
      },
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual(submission);
  });

  test.each<[string, Answer[], DeliveryFailure, number]>([
    ["a server that never answers", [never], "endpoint-timeout", 2],
    ["an answer that stops halfway", [halfway], "endpoint-timeout", 2],
    ["a connection that breaks", [hangUp], "endpoint-unreachable", 2],
    ["500", [json(500, {})], "endpoint-failed", 2],
    ["503", [json(503, {})], "endpoint-failed", 2],
    ["429", [json(429, {})], "endpoint-failed", 2],
    ["401", [json(401, {})], "endpoint-unauthorised", 1],
    ["403", [json(403, {})], "endpoint-unauthorised", 1],
    ["413", [json(413, {})], "message-too-large", 1],
    ["422", [json(422, {})], "endpoint-rejected", 1],
    ["202 with garbage", [(response) => response.writeHead(202).end("<html>")], "endpoint-unintelligible", 1],
    ["202 with another shape", [json(202, { ok: true })], "endpoint-unintelligible", 1],
    [
      "a redirect to elsewhere",
      [(response) => response.writeHead(307, { location: "https://evil.example" }).end()],
      "endpoint-unreachable",
      2,
    ],
  ])("%s is a failure with a code", async (_name, answers, code, requests) => {
    const client = await clientOf(...answers);
    expect(await client.store(submission, "key-1")).toEqual({ ok: false, code });
    expect(server.requests).toHaveLength(requests);
  });

  test("a passing fault is tried once more, with the same key", async () => {
    const client = await clientOf(hangUp, json(202, stored));
    expect((await client.store(submission, "key-1")).ok).toBe(true);
    expect(server.requests.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1", "key-1"]);
  });

  test("nobody listening is a failure with a code", async () => {
    const client = await clientOf(never);
    await server.stop();
    expect(await client.store(submission, "key-1")).toEqual({ ok: false, code: "endpoint-unreachable" });
  });
});
