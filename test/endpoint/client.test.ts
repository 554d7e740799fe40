import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EndpointClient, endpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import { alice, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";

let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { maxSealedBytes: 2_000 } });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

function client(changes: { token?: string; fetch?: typeof fetch } = {}): EndpointClient {
  return endpointClient({ url: clinic.url, token, fetch, timeoutMs: 5_000, ...changes });
}

describe("the client of the add-ons, against the real endpoint", () => {
  it("stores, sees the state, and recalls", async () => {
    const submission = submissionOf({ recipients: [maria, "second@home.example"] });
    const stored = await client().store(submission, submission.id);
    expect(stored).toMatchObject({ ok: true, value: { id: submission.id, expiresAt: submission.expiresAt } });
    const state = await client().state(submission.id);
    expect(state.ok && state.value.recipients.map((recipient) => recipient.state)).toEqual([
      "portal_ready",
      "portal_ready",
    ]);
    const { id } = submission;
    expect(await client().recall(id)).toEqual({ ok: true, value: { id, recalled: "before_open" } });
  });

  it("stores once when the answer was lost on the way and it asks again", async () => {
    let answers = 0;
    const losing: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      answers++;
      if (answers > 1) return response;
      await response.arrayBuffer();
      throw new TypeError("the connection broke");
    };
    const submission = submissionOf();
    const stored = await client({ fetch: losing }).store(submission, submission.id);
    expect(stored.ok).toBe(true);
    expect(answers).toBe(2);
    expect(clinic.dump().split(`"id":"${submission.id}"`)).toHaveLength(2);
  });

  it.each([
    ["the token is not one of ours", { token: "x".repeat(43) }, {}, "endpoint-unauthorised"],
    ["the sender is somebody else", {}, { from: "bob@riverside.example" }, "endpoint-unauthorised"],
    ["the message is too large", {}, { sealed: "A".repeat(4_000) }, "message-too-large"],
    ["the message expires in the past", {}, { expiresAt: "2020-01-01T00:00:00Z" }, "endpoint-rejected"],
  ] as const)("says why when %s", async (_, access, changes, code) => {
    const submission = submissionOf(changes);
    expect(await client(access).store(submission, submission.id)).toEqual({ ok: false, code });
  });
});

describe("a large message, in pieces", () => {
  const content = crypto.getRandomValues(new Uint8Array(65_536));
  const large = new Uint8Array(Array.from({ length: 40 }, () => [...content]).flat());

  /** Fails requests by their number, beginning with 1. */
  function failing(how: (request: number) => "lost" | "answer-lost" | "garbage" | null): typeof fetch {
    let requests = 0;
    return async (input, init) => {
      const fault = how(++requests);
      if (fault === "lost") throw new TypeError("the connection broke");
      const response = await fetch(input, init);
      if (fault === null) return response;
      await response.arrayBuffer();
      if (fault === "answer-lost") throw new TypeError("the connection broke");
      return new Response("<html>a proxy says hello</html>", { status: 502 });
    };
  }

  it.each<readonly [string, Parameters<typeof failing>[0]]>([
    ["a good line", () => null],
    ["a line that loses the first piece", (request) => (request === 1 ? "lost" : null)],
    ["a line that loses every third request", (request) => (request % 3 === 0 ? "lost" : null)],
    ["a line that loses every second answer", (request) => (request % 2 === 1 ? "answer-lost" : null)],
    ["a proxy that answers for the endpoint now and then", (request) => (request % 4 === 2 ? "garbage" : null)],
  ])("comes whole over %s", async (_, how) => {
    const sender = client({ fetch: failing(how) });
    const uploaded = await sender.upload(large);
    if (!uploaded.ok) throw new Error(uploaded.code);
    const { sealed: _sealed, ...submission } = submissionOf();
    const whole = { ...submission, upload: uploaded.value };
    expect(await client().store(whole, submission.id)).toMatchObject({ ok: true });
    const { json } = await clinic.pickUp(submission.id, maria);
    const response = await fetch(`${clinic.url}/p/${submission.id}/content`, {
      headers: { authorization: `Bearer ${json.ticket}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true);
  });

  it.each<readonly [string, Parameters<typeof client>[0], string]>([
    ["nobody answers", { fetch: failing(() => "lost") }, "endpoint-unreachable"],
    [
      "the endpoint never gets anything",
      { fetch: failing((request) => (request % 2 === 1 ? "lost" : null)) },
      "endpoint-unreachable",
    ],
    ["the token is not one of ours", { token: "x".repeat(43) }, "endpoint-unauthorised"],
  ])("ends with a reason when %s", async (_, access, code) => {
    expect(await client(access).upload(large)).toEqual({ ok: false, code });
  });
});
