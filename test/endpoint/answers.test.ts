import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";

const eve = "eve@elsewhere.example";
let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { pickupsPerMinute: 10_000, challenges: 1_000, maxSealedBytes: 20_000 } });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

async function opened(address = maria): Promise<{ readonly id: string; readonly ticket: string }> {
  const submission = submissionOf();
  await clinic.submit(token, submission);
  const { json } = await clinic.pickUp(submission.id, address);
  return { id: submission.id, ticket: String(json.ticket) };
}

const random = (bytes: number): string => toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));
const replyOf = (changes: object = {}): Record<string, unknown> => ({
  id: random(16),
  sender: alice,
  serverShare: random(32),
  sealed: toBase64(crypto.getRandomValues(new Uint8Array(900))),
  ...changes,
});
const answer = (id: string, ticket: string, body: unknown): Promise<Called> =>
  clinic.call("POST", `/p/${id}/replies`, { token: ticket, body });

describe("POST /p/{id}/replies", () => {
  it("is stored once, however often it is sent, and told once", async () => {
    const { id, ticket } = await opened();
    const reply = replyOf();
    const first = await answer(id, ticket, reply);
    expect(first.status).toBe(202);
    expect((await clinic.mail.next()).to).toEqual([alice]);
    const again = await answer(id, ticket, reply);
    expect(again.status).toBe(202);
    const { json } = await clinic.pickUp(id, alice);
    const listed = await clinic.call("GET", `/p/${id}/replies`, { token: String(json.ticket) });
    expect(listed.json.replies).toMatchObject([{ id: reply.id, serverShare: reply.serverShare }]);
  });

  it("another body under the same id is a conflict", async () => {
    const { id, ticket } = await opened();
    const reply = replyOf();
    await answer(id, ticket, reply);
    await clinic.mail.next();
    const other = await answer(id, ticket, { ...reply, sealed: replyOf().sealed });
    expect(other.json.code).toBe("idempotency-conflict");
  });

  it.each<[string, object, number, string]>([
    ["to anybody but the sender", { sender: eve }, 400, "invalid-request"],
    ["to no address", { sender: "nobody" }, 400, "invalid-request"],
    ["with a header in the sender", { sender: `${alice}\r\nBcc: ${eve}` }, 400, "invalid-request"],
    ["without a share", { serverShare: "short" }, 400, "invalid-request"],
    ["with a path for an id", { id: "../../../../etc/pass" }, 400, "invalid-request"],
    ["too large", { sealed: toBase64(new Uint8Array(20_001)) }, 413, "too-large"],
  ])("%s: %#", async (_name, changes, status, code) => {
    const { id, ticket } = await opened();
    const refused = await answer(id, ticket, replyOf(changes));
    expect([refused.status, refused.json.code]).toEqual([status, code]);
  });

  it.each<[string, (of: { id: string; ticket: string }) => Promise<Called>]>([
    ["no ticket", ({ id }) => answer(id, "", replyOf())],
    ["a forged ticket", ({ id }) => answer(id, random(32), replyOf())],
    ["a ticket of another message", async ({ id }) => answer(id, (await opened()).ticket, replyOf())],
    ["the sender's bearer token", ({ id }) => answer(id, token, replyOf())],
    [
      "a ticket whose time is over",
      async ({ id, ticket }) => {
        clinic.clock.time += 31 * 60_000;
        return answer(id, ticket, replyOf());
      },
    ],
  ])("%s opens nothing", async (_name, call) => {
    const refused = await call(await opened());
    expect([refused.status, refused.json.code]).toEqual([401, "ticket-invalid"]);
  });

  it("recalled: nothing is taken any more", async () => {
    const { id, ticket } = await opened();
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    expect((await answer(id, ticket, replyOf())).json.code).toBe("message-recalled");
  });
});

describe("GET /p/{id}/replies", () => {
  it("shows a recipient nothing, not even their own", async () => {
    const { id, ticket } = await opened();
    await answer(id, ticket, replyOf());
    await clinic.mail.next();
    const listed = await clinic.call("GET", `/p/${id}/replies`, { token: ticket });
    expect(listed.json).toEqual({ replies: [] });
  });
});

describe("POST /p/{id}/not-me", () => {
  it("ends the reader's tickets too", async () => {
    const { id, ticket } = await opened();
    const said = await clinic.call("POST", `/p/${id}/not-me`, { token: ticket, body: { sender: alice } });
    expect([said.status, said.json]).toEqual([200, { taken: true }]);
    expect((await clinic.mail.next()).to).toEqual([alice]);
    const content = await clinic.call("GET", `/p/${id}/content`, { token: ticket });
    expect(content.json.code).toBe("ticket-invalid");
  });

  it("by the sender, or naming another sender, changes nothing", async () => {
    const { id, ticket } = await opened();
    const wrong = await clinic.call("POST", `/p/${id}/not-me`, { token: ticket, body: { sender: eve } });
    expect(wrong.status).toBe(400);
    const { json } = await clinic.pickUp(id, alice);
    const own = await clinic.call("POST", `/p/${id}/not-me`, { token: String(json.ticket), body: { sender: alice } });
    expect(own.status).toBe(400);
    expect((await clinic.call("GET", `/p/${id}/content`, { token: ticket })).status).toBe(200);
  });

  it("leaves no address in the database or the log", async () => {
    const { id, ticket } = await opened();
    await answer(id, ticket, replyOf());
    await clinic.mail.next();
    await clinic.call("POST", `/p/${id}/not-me`, { token: ticket, body: { sender: alice } });
    await clinic.mail.next();
    for (const address of [alice, maria]) {
      expect(clinic.dump()).not.toContain(address);
      expect(clinic.log()).not.toContain(address);
    }
  });
});
