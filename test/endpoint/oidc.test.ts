import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkConfig, type EndpointConfig } from "../../secure-delivery/config.ts";
import { findCaller } from "../../secure-delivery/identity/find-caller.ts";
import type { OidcResult } from "../../secure-delivery/identity/oidc-tokens.ts";
import { keyedDigests } from "../../secure-delivery/keys/digests.ts";
import { type OidcServer, startOidc } from "../support/oidc-server.ts";
import { alice, type Called, type Clinic, openClinic, submissionOf } from "./clinic.ts";
import { storages } from "./storages.ts";

const audience = "https://mail.riverside.example";
const minute = 60_000;
const everything = "send read recall hold audit admin";
const verified = { email_verified: true };

let idp: OidcServer;
beforeAll(async () => {
  idp = await startOidc(
    [
      { id: "alice", claims: { email: alice, ...verified }, scopes: everything },
      { id: "unverified", claims: { email: alice, email_verified: false }, scopes: everything },
      { id: "reader", claims: { email: alice, ...verified }, scopes: "read" },
      { id: "bruno", claims: { email: "bruno@riverside.example", ...verified }, scopes: everything },
      { id: "mapped", claims: {}, scopes: everything },
      {
        id: "officer",
        claims: { email: "officer@riverside.example", ...verified, roles: ["Compliance.Officer"] },
        scopes: everything,
      },
      {
        id: "admin",
        claims: { email: "it@riverside.example", ...verified, roles: ["x", "Mail.Admin"] },
        scopes: everything,
      },
    ],
    7_200,
  );
});
afterAll(() => idp.stop());

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic({ identity: identityOf() });
  // Tokens are made by a real provider, by the real time.
  clinic.clock.time = Date.now();
});
afterEach(() => clinic.stop());

function identityOf(): NonNullable<EndpointConfig["identity"]> {
  return {
    oidc: {
      issuer: idp.issuer,
      audience,
      roleNames: { compliance: ["Compliance.Officer"], admin: ["Mail.Admin"] },
      idleMinutes: 30,
    },
    people: [{ subject: "mapped", addresses: [alice] }],
    delegates: [{ mailbox: "front-desk@riverside.example", senders: ["bruno@riverside.example"] }],
  };
}

const sendAs = (token: string, from = alice): Promise<Called> =>
  clinic.submit(token, submissionOf({ from, expiresAt: new Date(clinic.clock.time + 86_400_000).toISOString() }));

describe("a token of the identity provider", () => {
  it.each([
    ["the user's own address", "alice", alice, 202, undefined],
    ["another's address", "bruno", alice, 403, "not-your-address"],
    ["an address that the provider does not vouch for", "unverified", alice, 403, "not-your-address"],
    ["a subject whose address the configuration says", "mapped", alice, 202, undefined],
    ["a delegate of the mailbox", "bruno", "front-desk@riverside.example", 202, undefined],
    ["no delegate of the mailbox", "alice", "front-desk@riverside.example", 403, "not-your-address"],
    ["a token without the scope", "reader", alice, 403, "scope-missing"],
    ["a role that does not send", "officer", "officer@riverside.example", 403, "scope-missing"],
  ])("sends with %s", async (_, person, from, status, code) => {
    const sent = await sendAs(await idp.token(person, audience), from);
    expect(sent.status).toBe(status);
    expect(sent.json.code).toBe(code);
  });

  it("shows a state to the sender, to compliance and to admins, and to nobody else", async () => {
    const sent = await sendAs(await idp.token("alice", audience));
    const statusFor = async (person: string): Promise<number> =>
      (await clinic.call("GET", `/v1/messages/${sent.json.id}`, { token: await idp.token(person, audience) })).status;
    expect(await Promise.all(["alice", "officer", "admin", "bruno"].map(statusFor))).toEqual([200, 200, 200, 404]);
  });

  it("for another audience is refused", async () => {
    expect((await sendAs(await idp.token("alice", "https://other.example"))).json.code).toBe("unauthorised");
  });

  it("is refused once its time and the clock skew are over", async () => {
    const token = await idp.token("alice", audience);
    const end = clinic.clock.time + 7_200_000;
    for (; clinic.clock.time < end; clinic.clock.time += 20 * minute)
      expect(await sendAs(token)).toMatchObject({ status: 202 });
    clinic.clock.time = end + 57_000;
    expect(await sendAs(token)).toMatchObject({ status: 202 });
    clinic.clock.time = end + 61_000;
    expect((await sendAs(token)).json.code).toBe("unauthorised");
  });

  it("of a provider whose clock is ahead is let in within the skew, and refused beyond it", async () => {
    const token = await idp.token("alice", audience);
    clinic.clock.time = Date.now() - 50_000;
    expect(await sendAs(token)).toMatchObject({ status: 202 });
    clinic.clock.time = Date.now() - 70_000;
    expect((await sendAs(token)).json.code).toBe("unauthorised");
  });

  it("is believed after the provider rotated its keys, and the old ones no longer", async () => {
    const old = await idp.token("alice", audience);
    expect((await sendAs(old)).status).toBe(202);
    await idp.rotate();
    const fresh = await idp.token("alice", audience);
    // Within the pause, keys are not asked for again: a flood of forged tokens is no flood at the provider.
    await expect.poll(async () => (await sendAs(fresh)).status, { timeout: 20_000, interval: 1_000 }).toBe(202);
    expect((await sendAs(old)).json.code).toBe("unauthorised");
  });

  it("lets nobody in while the provider cannot be asked, and says so", async () => {
    const token = await idp.token("alice", audience);
    await idp.goAway();
    const refused = await sendAs(token);
    expect(refused).toMatchObject({ status: 503, json: { code: "identity-unavailable", retryable: true } });
    await idp.rotate();
    expect((await sendAs(await idp.token("alice", audience))).status).toBe(202);
  });

  it("ends with its session after the idle time, though it would live longer", async () => {
    const token = await idp.token("alice", audience);
    expect(await sendAs(token)).toMatchObject({ status: 202 });
    clinic.clock.time += 29 * minute;
    expect(await sendAs(token)).toMatchObject({ status: 202 });
    clinic.clock.time += 31 * minute;
    const refused = await sendAs(token);
    expect(refused).toMatchObject({ status: 401, json: { code: "session-ended" } });
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
  });
});

describe("after its session ended", () => {
  it.each([
    ["the old token stays refused", 0, "session-ended"],
    ["another that is as old is refused", 29, "session-ended"],
    ["a new sign-in is let in", 32, "known"],
  ])("%s", async (_, issuedAfter, kind) => {
    const servers = storages();
    const place = await servers.place("sqlite", "files");
    try {
      const storage = await place.open();
      const start = Date.parse("2026-03-02T15:00:00Z");
      const clock = { time: start };
      const claims = { subject: "a", address: null, role: "user", scopes: null, session: "" } as const;
      const come = async (issuedAt: number): Promise<string> => {
        const oidc = async (): Promise<OidcResult> => ({ kind: "valid", claims: { ...claims, issuedAt } });
        const config = checkConfig({ ...configOf(), identity: identityOf() });
        const digests = keyedDigests(storage.keys.digest);
        return (await findCaller("a.b.c", { config, digests, storage, oidc, now: () => clock.time })).kind;
      };
      expect(await come(start)).toBe("known");
      clock.time = start + 60 * minute;
      expect(await come(start)).toBe("session-ended");
      expect(await come(start + issuedAfter * minute)).toBe(kind);
    } finally {
      await place.remove();
    }
  });
});

function configOf(): EndpointConfig {
  const relay = { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" };
  return { organisation: "Riverside Clinic", dataFolder: "data", relay };
}

describe("a forged token", () => {
  const claims = { email: alice, email_verified: true, scope: everything };
  it("without a signature is refused", async () => {
    const token = new UnsecuredJWT(claims)
      .setIssuer(idp.issuer)
      .setAudience(audience)
      .setSubject("alice")
      .setIssuedAt()
      .setExpirationTime("5m")
      .encode();
    expect((await sendAs(token)).json.code).toBe("unauthorised");
  });

  it.each([
    ["with a key of its own", "RS256", {}],
    ["with the provider's key id and another key", "RS256", { steal: true }],
    ["with a shared secret", "HS256", {}],
  ] as const)("%s is refused", async (_, alg, { steal = false }: { steal?: boolean }) => {
    const jwks = (await (await fetch(`${idp.issuer}/jwks`)).json()) as { keys: { kid: string; n: string }[] };
    const key = alg === "HS256" ? Buffer.from(jwks.keys[0]?.n ?? "") : (await generateKeyPair("RS256")).privateKey;
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg, kid: steal ? (jwks.keys[0]?.kid ?? "") : "mine" })
      .setIssuer(idp.issuer)
      .setAudience(audience)
      .setSubject("alice")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(key);
    expect((await sendAs(token)).json.code).toBe("unauthorised");
  });

  it("with its payload changed is refused", async () => {
    const [head, , signature] = (await idp.token("bruno", audience)).split(".");
    const body = Buffer.from(JSON.stringify({ ...claims, iss: idp.issuer, aud: audience, sub: "alice" }));
    expect((await sendAs(`${head}.${body.toString("base64url")}.${signature}`)).json.code).toBe("unauthorised");
  });

  it.each(["x".repeat(7_900), "a.b.c-and-more-of-it", "sealpost_nothing-of-ours"])(
    "that is rubbish is refused",
    async (token) => {
      expect((await sendAs(token)).json.code).toBe("unauthorised");
    },
  );
});
