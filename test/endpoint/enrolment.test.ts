import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { alice, type Clinic, openClinic, openingTime, submissionOf } from "./clinic.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic({
    enrolments: [
      { code: "whole-domain", addresses: ["*@riverside.example"], uses: 100 },
      { code: "for-the-admin", addresses: ["it@riverside.example"], uses: 9, role: "admin" },
      { code: "only-alice", addresses: ["Alice@riverside.example"], uses: 2 },
      { code: "until-noon", addresses: ["*@riverside.example"], expiresAt: "2026-03-02T12:00:00Z" },
    ],
    limits: { enrolmentsPerMinute: 8 },
  });
});
afterAll(() => clinic.stop());

async function enrol(code: string, address: string) {
  clinic.clock.time += 60_001; // Past the rate limit, which has its own test.
  return clinic.call("POST", "/v1/enrolments", { body: { code, address } });
}

describe("an enrolment code", () => {
  it("gives a token that opens the API for its address", async () => {
    const { status, json } = await enrol("whole-domain", "Bob@Riverside.Example");
    expect(status).toBe(201);
    expect(json.address).toBe("Bob@riverside.example");
    const stored = await clinic.submit(String(json.token), submissionOf({ from: "bob@riverside.example" }));
    expect(stored.status).toBe(202);
  });

  it.each([
    ["an address outside the domain", "whole-domain", "bob@elsewhere.example", 403, "not-your-address"],
    ["an address below the domain", "whole-domain", "bob@mail.riverside.example", 403, "not-your-address"],
    ["another address than the one it is for", "only-alice", "bob@riverside.example", 403, "not-your-address"],
    ["a code that nobody gave", "no-such-code", alice, 401, "unauthorised"],
    ["a code whose time is over", "until-noon", alice, 401, "unauthorised"],
    ["an address that is none", "whole-domain", "not an address", 400, "invalid-request"],
  ])("is refused for %s", async (_, code, address, status, problem) => {
    expect(await enrol(code, address)).toMatchObject({ status, json: { code: problem } });
  });

  it("works as often as it may, and looks unknown afterwards", async () => {
    expect((await enrol("only-alice", alice)).status).toBe(201);
    expect((await enrol("only-alice", alice)).status).toBe(201);
    const third = await enrol("only-alice", alice);
    expect(third.status).toBe(401);
    expect(third.text).toBe((await enrol("no-such-code", alice)).text);
  });

  it("is kept, like the token, as a digest only", async () => {
    const { json } = await enrol("whole-domain", alice);
    for (const secret of [String(json.token), String(json.token).replace("sealpost_", ""), "whole-domain", alice]) {
      expect(clinic.dump()).not.toContain(secret);
    }
  });

  it("cannot be guessed fast", async () => {
    clinic.clock.time += 60_001;
    const tries = await Promise.all(
      Array.from({ length: 9 }, () =>
        clinic.call("POST", "/v1/enrolments", { body: { code: "guess-guess", address: alice } }),
      ),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([...Array(8).fill(401), 429]);
    const refused = tries.find(({ status }) => status === 429);
    expect(refused?.json.code).toBe("too-many-requests");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("a request without a good token", () => {
  it.each([
    ["none", undefined],
    ["one that we never gave", "sealpost_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["one with SQL in it", "sealpost_' OR 1=1 --"],
  ])("is refused: %s", async (_, token) => {
    const { id } = submissionOf({ expiresAt: new Date(openingTime).toISOString() });
    for (const [method, path] of [
      ["POST", "/v1/messages"],
      ["GET", `/v1/messages/${id}`],
      ["PATCH", `/v1/messages/${id}`],
      ["POST", `/v1/messages/${id}/recall`],
    ] as const) {
      const answer = await clinic.call(method, path, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
      expect(answer).toMatchObject({ status: 401, json: { code: "unauthorised" } });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });
});

describe("a token", () => {
  const read = (token: string) => clinic.call("GET", "/v1/messages/AAAAAAAAAAAAAAAAAAAAAA", { token });
  const day = 86_400_000;
  afterEach(() => {
    clinic.clock.time = openingTime;
  });

  it("is over after a year", async () => {
    const token = String((await enrol("whole-domain", alice)).json.token);
    for (let days = 0; days < 350; days += 50) {
      clinic.clock.time += 50 * day;
      expect((await read(token)).json.code).toBe("not-found");
    }
    clinic.clock.time += 15 * day;
    expect(await read(token)).toMatchObject({ status: 401, json: { code: "unauthorised" } });
  });

  it("is over when it was not used for sixty days", async () => {
    const token = String((await enrol("whole-domain", alice)).json.token);
    clinic.clock.time += 60 * day;
    expect((await read(token)).json.code).toBe("not-found");
    clinic.clock.time += 60 * day + 1;
    expect(await read(token)).toMatchObject({ status: 401, json: { code: "session-ended" } });
  });

  it("can be ended by whoever holds it, once", async () => {
    const [mine, other] = [await enrol("whole-domain", alice), await enrol("whole-domain", alice)];
    const token = String(mine.json.token);
    expect((await clinic.call("DELETE", "/v1/enrolments", { token })).status).toBe(204);
    expect((await read(token)).json.code).toBe("unauthorised");
    expect((await clinic.call("DELETE", "/v1/enrolments", { token })).status).toBe(401);
    expect((await read(String(other.json.token))).json.code).toBe("not-found");
  });

  it("is ended with all others of its address by an admin, and by nobody else", async () => {
    const tokens = [await enrol("whole-domain", alice), await enrol("whole-domain", alice)];
    const admin = String((await enrol("for-the-admin", "it@riverside.example")).json.token);
    const revoke = (token: string) =>
      clinic.call("POST", "/v1/enrolments/revoke", { token, body: { address: "ALICE@riverside.example" } });
    expect(await revoke(String(tokens[0]?.json.token))).toMatchObject({ status: 403, json: { code: "scope-missing" } });
    const ended = await revoke(admin);
    expect(ended.status).toBe(200);
    expect(ended.json.revoked).toBeGreaterThanOrEqual(2);
    for (const { json } of tokens) expect((await read(String(json.token))).json.code).toBe("unauthorised");
    expect((await read(admin)).json.code).toBe("not-found");
  });

  it("of an admin does not send, and cannot be guessed into another role", async () => {
    const admin = String((await enrol("for-the-admin", "it@riverside.example")).json.token);
    const sent = await clinic.submit(admin, submissionOf({ from: "it@riverside.example" }));
    expect(sent).toMatchObject({ status: 403, json: { code: "scope-missing" } });
  });
});
