import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alice, type Clinic, openClinic, openingTime, submissionOf } from "./clinic.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic({
    enrolments: [
      { code: "whole-domain", addresses: ["*@riverside.example"], uses: 100 },
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
