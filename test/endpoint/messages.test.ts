import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { recallReceipt } from "../../shared/core/delivery/wire/message-changes.ts";
import { messageState } from "../../shared/core/delivery/wire/message-state.ts";
import { storedReceipt } from "../../shared/core/delivery/wire/submission.ts";
import { alice, type Clinic, maria, openClinic, openingTime, submissionOf } from "./clinic.ts";

const day = 86_400_000;
const bob = "bob@riverside.example";
let clinic: Clinic;
let token: string;
let bobsToken: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { maxSealedBytes: 200_000 } });
  token = await clinic.enrol(alice);
  bobsToken = await clinic.enrol(bob);
});
afterAll(() => clinic.stop());

async function stored(changes: Parameters<typeof submissionOf>[0] = {}): Promise<string> {
  const submission = submissionOf({ expiresAt: new Date(clinic.clock.time + 30 * day).toISOString(), ...changes });
  expect((await clinic.submit(token, submission)).status).toBe(202);
  return submission.id;
}

describe("storing a sealed message", () => {
  it("answers 202 with the receipt, and the state is there", async () => {
    const submission = submissionOf({ recipients: [maria, "second@home.example"] });
    const answer = await clinic.submit(token, submission);
    expect(answer.status).toBe(202);
    expect(storedReceipt.parse(answer.json)).toEqual({
      id: submission.id,
      storedAt: new Date(openingTime).toISOString(),
      expiresAt: submission.expiresAt,
    });
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${submission.id}`, { token })).json);
    expect(state).toMatchObject({
      state: "accepted",
      recipients: [
        { state: "portal_ready", openedAt: null },
        { state: "portal_ready", openedAt: null },
      ],
    });
  });

  it.each([
    ["from another address", { from: bob }, 403, "not-your-address"],
    ["from two addresses in one", { from: `${alice}, ${bob}` }, 400, "invalid-request"],
    ["to two addresses in one", { recipients: ["x@evil.example, y@riverside.example"] }, 400, "invalid-request"],
    ["to nobody", { recipients: [] }, 400, "invalid-request"],
    ["with a date that is over", { expiresAt: new Date(openingTime - 1).toISOString() }, 400, "invalid-request"],
    ["with a date years away", { expiresAt: new Date(openingTime + 400 * day).toISOString() }, 400, "invalid-request"],
    ["with an id that is none", { id: "../../etc/passwd" }, 400, "invalid-request"],
    ["with a share of the wrong length", { serverShare: "AAAA" }, 400, "invalid-request"],
    ["with nothing in it", { sealed: "" }, 400, "invalid-request"],
    ["with content that is not base64", { sealed: "no base64!" }, 400, "invalid-request"],
    ["a little over the limit", { sealed: toBase64(new Uint8Array(200_001)) }, 413, "too-large"],
    ["far over the limit", { sealed: toBase64(new Uint8Array(900_000)) }, 413, "too-large"],
  ])("refuses one %s, and stores nothing", async (_, changes, status, code) => {
    const before = clinic.dump();
    const answer = await clinic.submit(token, submissionOf(changes), "key-of-a-bad-one");
    expect(answer).toMatchObject({ status, json: { code } });
    expect(clinic.dump()).toBe(before);
  });

  it.each([
    ["none", ""],
    ["a short one", "1234567"],
    ["one with a blank", "1234 5678"],
  ])("needs an Idempotency-Key: %s", async (_, key) => {
    const answer = await clinic.submit(token, submissionOf(), key);
    expect(answer).toMatchObject({ status: 400, json: { code: "idempotency-key-missing" } });
  });
});

describe("a repeated submission", () => {
  it("with the same key and body gets the same answer, later too, and is stored once", async () => {
    const submission = submissionOf();
    const first = await clinic.submit(token, submission, "the-same-key");
    const after = clinic.dump();
    clinic.clock.time += 60_000;
    const second = await clinic.submit(token, submission, "the-same-key");
    expect(second.status).toBe(202);
    expect(second.text).toBe(first.text);
    expect(clinic.dump()).toBe(after);
  });

  it("with the same key and another body is a conflict", async () => {
    await clinic.submit(token, submissionOf(), "used-key-1");
    expect(await clinic.submit(token, submissionOf(), "used-key-1")).toMatchObject({
      status: 422,
      json: { code: "idempotency-conflict" },
    });
  });

  it("with another key and a known message id is a conflict, also from somebody else", async () => {
    const submission = submissionOf();
    await clinic.submit(token, submission, "first-key-1");
    expect((await clinic.submit(token, submission, "second-key-1")).status).toBe(422);
    const stolen = { ...submission, from: bob, sealed: toBase64(new Uint8Array(100_000)) };
    expect((await clinic.submit(bobsToken, stolen, "third-key-1")).status).toBe(422);
  });

  it("does not meet the same key of another sender", async () => {
    expect((await clinic.submit(token, submissionOf(), "common-key")).status).toBe(202);
    expect((await clinic.submit(bobsToken, submissionOf({ from: bob }), "common-key")).status).toBe(202);
  });

  it("is told to wait while the first is still on its way, and to repeat a refused one is no conflict", async () => {
    const submission = submissionOf();
    const body = JSON.stringify(submission);
    const slow = request(`${clinic.url}/v1/messages`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "idempotency-key": "slow-key-1",
        expect: "100-continue",
      },
    });
    slow.flushHeaders();
    await once(slow, "continue");
    slow.write(body.slice(0, 100));
    const meanwhile = await clinic.submit(token, submission, "slow-key-1");
    expect(meanwhile).toMatchObject({ status: 409, json: { code: "idempotency-in-progress", retryable: true } });
    const answered = once(slow, "response");
    slow.end(body.slice(100));
    const [response] = (await answered) as [{ statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(202);
  });
});

describe("a message of somebody else", () => {
  it.each([
    ["cannot be looked at", "GET", ""],
    ["cannot be recalled", "POST", "/recall"],
    ["cannot get another expiry", "PATCH", ""],
  ])("%s, and looks unknown", async (_, method, suffix) => {
    const id = await stored();
    const body = method === "PATCH" ? { body: { expiresAt: new Date(clinic.clock.time + day).toISOString() } } : {};
    const others = await clinic.call(method, `/v1/messages/${id}${suffix}`, { token: bobsToken, ...body });
    const unknown = await clinic.call(method, `/v1/messages/${submissionOf().id}${suffix}`, {
      token: bobsToken,
      ...body,
    });
    expect(others.status).toBe(404);
    expect(others.text).toBe(unknown.text);
  });
});

describe("recall", () => {
  it("before anybody opened destroys the share, says so, and says the same when repeated", async () => {
    const id = await stored();
    const first = await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    expect(recallReceipt.parse(first.json)).toEqual({ id, recalled: "before_open" });
    expect((await clinic.call("POST", `/v1/messages/${id}/recall`, { token })).text).toBe(first.text);
    expect(clinic.dump()).toMatch(new RegExp(`"id":"${id}"[^}]*"share":null`));
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${id}`, { token })).json);
    expect(state).toMatchObject({ state: "recalled", recipients: [{ state: "recalled", openedAt: null }] });
  });

  it("after somebody opened is truthful, and nobody opens from then on", async () => {
    const id = await stored();
    const { json } = await clinic.pickUp(id, maria);
    const recalled = await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    expect(recalled.json).toEqual({ id, recalled: "after_open" });
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${id}`, { token })).json);
    expect(state).toMatchObject({ state: "recalled", recipients: [{ state: "opened" }] });
    for (const answer of [
      await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } }),
      await clinic.call("POST", `/p/${id}/open`, { body: { address: maria, code: "123456" } }),
      await clinic.call("GET", `/p/${id}/content`, { token: String(json.ticket) }),
    ]) {
      expect(answer).toMatchObject({ status: 410, json: { code: "message-recalled" } });
    }
  });

  it("after the sender opened their own message is still before_open: that is no read receipt", async () => {
    const id = await stored({ recipients: [maria, alice] });
    expect((await clinic.pickUp(id, alice)).status).toBe(200);
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${id}`, { token })).json);
    expect(state.recipients.map(({ openedAt }) => openedAt)).toEqual([null, null]);
    expect((await clinic.call("POST", `/v1/messages/${id}/recall`, { token })).json.recalled).toBe("before_open");
  });
});

describe("expiry", () => {
  it("destroys the share at the first look after the time", async () => {
    const id = await stored({ expiresAt: new Date(clinic.clock.time + day).toISOString() });
    clinic.clock.time += day;
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${id}`, { token })).json);
    expect(state).toMatchObject({ state: "expired", recipients: [{ state: "expired" }] });
    expect(clinic.dump()).toMatch(new RegExp(`"id":"${id}"[^}]*"share":null`));
    for (const answer of [
      await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } }),
      await clinic.call("POST", `/p/${id}/open`, { body: { address: maria, code: "123456" } }),
      await clinic.call("GET", `/p/${id}/content`, { token: "x".repeat(43) }),
      await clinic.call("POST", `/v1/messages/${id}/recall`, { token }),
      await clinic.call("PATCH", `/v1/messages/${id}`, {
        token,
        body: { expiresAt: new Date(clinic.clock.time + day).toISOString() },
      }),
    ]) {
      expect(answer).toMatchObject({ status: 410, json: { code: "message-expired" } });
    }
  });

  it("can be moved while the message lives", async () => {
    const id = await stored({ expiresAt: new Date(clinic.clock.time + day).toISOString() });
    const expiresAt = new Date(clinic.clock.time + 3 * day).toISOString();
    const moved = await clinic.call("PATCH", `/v1/messages/${id}`, { token, body: { expiresAt } });
    expect(messageState.parse(moved.json).expiresAt).toBe(expiresAt);
    clinic.clock.time += 2 * day;
    expect((await clinic.call("GET", `/v1/messages/${id}`, { token })).json.state).toBe("accepted");
  });

  it.each([
    ["into the past", -1],
    ["years ahead", 400 * day],
  ])("cannot be moved %s", async (_, by) => {
    const id = await stored();
    const expiresAt = new Date(clinic.clock.time + by).toISOString();
    const answer = await clinic.call("PATCH", `/v1/messages/${id}`, { token, body: { expiresAt } });
    expect(answer).toMatchObject({ status: 400, json: { code: "invalid-request" } });
  });

  it("cannot be moved after a recall", async () => {
    const id = await stored();
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    const body = { expiresAt: new Date(clinic.clock.time + day).toISOString() };
    expect(await clinic.call("PATCH", `/v1/messages/${id}`, { token, body })).toMatchObject({
      status: 410,
      json: { code: "message-recalled" },
    });
  });
});
