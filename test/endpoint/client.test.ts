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
