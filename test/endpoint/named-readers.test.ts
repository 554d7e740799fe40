import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretVerifier } from "../../shared/core/delivery/secret-verifier.ts";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";

/** Several people read one address: each says who they are, and the sender's receipt says who opened it and when. */
const desk = "front-desk@partner.example";
const day = 86_400_000;
let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({
    pickup: { trustedDeviceDays: 7 },
    limits: { pickupsPerMinute: 10_000, challenges: 10_000, wrongCodes: 20 },
  });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

async function stored(changes: Partial<Submission> = {}): Promise<string> {
  const expiresAt = new Date(clinic.clock.time + 30 * day).toISOString();
  const submission = submissionOf({ recipients: [desk, maria], shared: [true, false], expiresAt, ...changes });
  expect((await clinic.submit(token, submission)).status).toBe(202);
  return submission.id;
}
async function codeFor(id: string, address: string): Promise<string> {
  await clinic.call("POST", `/p/${id}/challenge`, { body: { address } });
  return codeIn(await clinic.mail.next());
}
async function openAs(id: string, name: string | undefined, address = desk): Promise<Called> {
  const body = { address, code: await codeFor(id, address), ...(name === undefined ? {} : { name }) };
  return clinic.call("POST", `/p/${id}/open`, { body });
}
const stateOf = async (id: string, as = token): Promise<MessageState> =>
  (await clinic.call("GET", `/v1/messages/${id}`, { token: as })).json as unknown as MessageState;
const readersOf = async (id: string): Promise<readonly string[]> =>
  ((await stateOf(id)).recipients[0]?.readers ?? []).map(({ name, openedAt }) => `${name} ${openedAt}`);

describe("a message to an address that several people read", () => {
  it("asks every reader alike for a name", async () => {
    const id = await stored();
    for (const address of [desk, maria, alice, "nobody@elsewhere.example"]) {
      const asked = await clinic.call("POST", `/p/${id}/challenge`, { body: { address } });
      expect(asked.json).toMatchObject({ named: true });
      if (address !== "nobody@elsewhere.example") await clinic.mail.next();
    }
    const plain = await stored({ shared: [false, false] });
    const asked = await clinic.call("POST", `/p/${plain}/challenge`, { body: { address: "nobody@elsewhere.example" } });
    expect(asked.json).toMatchObject({ named: false });
  });

  it("names each person once, with when they first opened it", async () => {
    const id = await stored();
    const first = clinic.clock.time;
    expect((await openAs(id, "Nora Beck")).status).toBe(200);
    clinic.clock.time += 60_000;
    expect((await openAs(id, "Óscar  Ruiz")).status).toBe(200);
    clinic.clock.time += 60_000;
    expect((await openAs(id, "nora beck")).status).toBe(200);
    expect(await readersOf(id)).toEqual([
      `Nora Beck ${new Date(first).toISOString()}`,
      `Óscar Ruiz ${new Date(first + 60_000).toISOString()}`,
    ]);
    expect((await stateOf(id)).recipients[0]).toMatchObject({
      state: "opened",
      openedAt: new Date(first).toISOString(),
    });
    expect((await stateOf(id)).recipients[1]?.readers).toBeUndefined();
  });

  it.each([
    ["no name", undefined, "name-missing"],
    ["blanks", "   ", "name-missing"],
    ["a line break", "Nora\nBeck", "invalid-request"],
    ["a name of 81 letters", "x".repeat(81), "invalid-request"],
    ["a character that turns the line around", "Nora\u202EkceB", "invalid-request"],
  ])("does not open with %s, and the code is still good", async (_, name, code) => {
    const id = await stored();
    const mailed = await codeFor(id, desk);
    const body = { address: desk, code: mailed, ...(name === undefined ? {} : { name }) };
    expect((await clinic.call("POST", `/p/${id}/open`, { body })).json.code).toBe(code);
    const good = { address: desk, code: mailed, name: "Nora Beck" };
    expect((await clinic.call("POST", `/p/${id}/open`, { body: good })).status).toBe(200);
  });

  it("names nobody whose code was wrong, who reads an address of their own, or who is the sender", async () => {
    const id = await stored();
    await codeFor(id, desk);
    const body = { address: desk, code: "000000", name: "Eve" };
    expect((await clinic.call("POST", `/p/${id}/open`, { body })).status).toBe(403);
    expect((await openAs(id, "Maria López", maria)).status).toBe(200);
    expect((await openAs(id, "Alice Núñez", alice)).status).toBe(200);
    expect((await stateOf(id)).recipients).toMatchObject([{ readers: [] }, { state: "opened" }]);
  });

  it("keeps names where nobody but the sender's own side reads them", async () => {
    const id = await stored();
    await openAs(id, "Nora Beck");
    expect(clinic.dump()).not.toContain("Nora");
    expect(clinic.log()).not.toContain("Nora");
    const bob = await clinic.enrol("bob@riverside.example");
    expect((await clinic.call("GET", `/v1/messages/${id}`, { token: bob })).status).toBe(404);
    const { text } = await clinic.call("GET", `/v1/messages/${id}/evidence`, { token });
    expect(text).not.toContain("Nora");
    expect(text).toContain('\\"read\\"');
  });

  it("forgets the names with its ciphertext", async () => {
    const id = await stored();
    await openAs(id, "Nora Beck");
    const before = clinic.clock.time;
    clinic.clock.time = before + 29 * day;
    expect(await readersOf(id)).toHaveLength(1);
    clinic.clock.time = before + 45 * day;
    const later = await clinic.enrol(alice);
    expect((await stateOf(id, later)).recipients[0]?.readers).toHaveLength(1);
    clinic.clock.time = before;
  });
});

describe("a word that was stretched with a salt of its own", () => {
  it("is asked for with that salt, and opens", async () => {
    const { id: salt } = submissionOf();
    const id = await stored({ shared: [], secret: await secretVerifier("Blue Heron", salt), secretSalt: salt });
    const asked = await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
    expect(asked.json).toMatchObject({ secret: true, secretSalt: salt });
    const code = codeIn(await clinic.mail.next());
    const wrong = { address: maria, code, secret: await secretVerifier("blue heron", id) };
    expect((await clinic.call("POST", `/p/${id}/open`, { body: wrong })).json.code).toBe("code-wrong");
    const right = { address: maria, code: await codeFor(id, maria), secret: await secretVerifier("blue heron", salt) };
    expect((await clinic.call("POST", `/p/${id}/open`, { body: right })).status).toBe(200);
  });
});
