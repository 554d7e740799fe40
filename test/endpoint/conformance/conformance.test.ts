import { chmod, cp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EndpointConfig } from "../../../secure-delivery/config.ts";
import { type OidcServer, startOidc } from "../../support/oidc-server.ts";
import { softwarePasskey } from "../../support/software-passkey.ts";
import { submissionOf, wrongCode } from "../clinic.ts";
import { type Outside, startOutside } from "../outside.ts";
import { type StoragePlace, storages } from "../storages.ts";
import type { ApiDocument } from "./api-document.ts";
import { type ApiAnswer, type ApiRequest, type Conforming, conforming } from "./conforming.ts";
import { type GoodRequests, goodRequests } from "./good-requests.ts";
import { alice, digestOf, maria, openWorld, randomId, type World } from "./world.ts";

/**
 * Every operation of the OpenAPI document with every answer that it promises, from real endpoints: on PostgreSQL, with a real identity
 * provider, a partner's mail host, and a key-encryption key in a program. An answer that is not documented, or has another
 * shape, fails its test; one that is documented and was never given fails the last. The tests build on each other, in order.
 */
const audience = "https://mail.riverside.example";
const servers = storages();
let outside: Outside;
let idp: OidcServer;
let place: StoragePlace;
let world: World;
let api: Conforming;
let good: GoodRequests;

beforeAll(async () => {
  outside = await startOutside();
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  const verified = { email: "carol@riverside.example", email_verified: true };
  idp = await startOidc([
    { id: "reader", claims: verified, scopes: "read" },
    { id: "sender", claims: verified, scopes: "send" },
  ]);
  place = await servers.place("postgres", "files");
  world = await openWorld(outside, {
    ...place.config,
    identity: { oidc: { issuer: idp.issuer, audience } },
    routing: outside.routing({ partners: [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }] }),
    limits: { ...many, maxSealedBytes: 65_536, maxPieceBytes: 65_536 },
  });
  api = conforming((await world.clinic.call("GET", "/openapi.json")).json as unknown as ApiDocument);
  good = goodRequests(world);
});
afterAll(async () => {
  await world?.clinic.stop();
  await place?.remove();
  await servers.stop();
  await idp?.stop();
  await outside?.stop();
});

const many = {
  messagesPerMinute: 10_000,
  pickupsPerMinute: 10_000,
  piecesPerMinute: 10_000,
  auditsPerMinute: 10_000,
  enrolmentsPerMinute: 10_000,
};

/** A request that was good once: of the right shape, for when nothing can be prepared any more. */
const used = new Map<string, ApiRequest>();
const usedFor = (name: string): ApiRequest => used.get(name) ?? {};

const requestFor = (name: string, from: GoodRequests = good): Promise<ApiRequest> => {
  const make = from[name];
  if (make === undefined) throw new Error(`there is no good request for ${name}`);
  return make();
};
const call = (name: string, request: ApiRequest): Promise<ApiAnswer> => api.call(world.clinic.url, name, request);
const hasCode = (code: string): readonly string[] =>
  api.operations.filter(({ answers }) => answers.some((each) => each.endsWith(` ${code}`))).map(({ name }) => name);
/** Calls each with what `change` makes of a good request; each must answer with that code. */
async function each(
  names: readonly string[],
  code: string | null,
  change: (request: ApiRequest, name: string) => ApiRequest | Promise<ApiRequest>,
): Promise<void> {
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const { code: given } = await call(name, await change(await requestFor(name), name));
    expect(`${name}: ${given}`).toBe(`${name}: ${code}`);
  }
}

describe("every operation", () => {
  it("has a good request here, and no more than the document", () => {
    expect(Object.keys(good).toSorted()).toEqual(api.operations.map(({ name }) => name).toSorted());
  });

  it("answers a good request as documented", async () => {
    for (const { name } of api.operations) {
      const request = await requestFor(name);
      used.set(name, request);
      const { status, code } = await call(name, request);
      expect(`${name}: ${code ?? "good"}`).toBe(`${name}: good`);
      expect(status).toBeLessThan(300);
    }
  });

  it("refuses a request of another shape", () =>
    each(hasCode("invalid-request"), "invalid-request", (request, name) => {
      if (name.includes("{id}")) return { ...request, id: "no-id" };
      if (name.endsWith("/consistency")) return { query: "first=2&second=1" };
      if (name.endsWith("/policy")) return { headers: { "if-none-match": "x".repeat(201) } };
      return { ...request, body: { another: "shape" } };
    }));

  it("refuses a body that is too large", () =>
    each(hasCode("too-large"), "too-large", (request) => ({ ...request, body: "x".repeat(1_500_000) })));

  it.each([
    ["no token", undefined],
    ["a forged enrolment token", `sealpost_${"x".repeat(43)}`],
    ["something else", "x".repeat(43)],
  ])("refuses %s", (_, token) =>
    each(
      hasCode("unauthorised").filter((name) => name !== "post /v1/enrolments"),
      "unauthorised",
      ({ token: _old, ...request }) => (token === undefined ? request : { ...request, token }),
    ),
  );

  it("refuses a token that does not allow it", async () => {
    const [reader, sender] = [await idp.token("reader", audience), await idp.token("sender", audience)];
    await each(hasCode("scope-missing"), "scope-missing", (request, name) => ({
      ...request,
      token: sendOperations.has(name) ? reader : sender,
    }));
  });

  it("refuses a ticket that is none", () =>
    each(hasCode("ticket-invalid"), "ticket-invalid", (request) => ({ ...request, token: "x".repeat(43) })));

  it("does not find what is not there, or is another's", async () => {
    const passkeys = hasCode("not-found").filter((name) => name.includes("passkey"));
    await rm(world.policyFile);
    const others = await world.clinic.enrol("bob@riverside.example");
    await each(
      hasCode("not-found").filter((name) => !passkeys.includes(name)),
      "not-found",
      async (request, name) => {
        if (name !== "put /v1/uploads/{id}")
          return { ...request, ...(name.includes("{id}") ? { id: randomId() } : {}) };
        await call(name, { ...request, token: others });
        return request;
      },
    );
  });

  it("knows a policy by its ETag", async () => {
    await writeFile(world.policyFile, "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl\n");
    const { headers } = await call("get /v1/policy", {});
    const again = await call("get /v1/policy", { headers: { "if-none-match": headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("speaks for nobody else", () =>
    each(hasCode("not-your-address"), "not-your-address", (request, name) => {
      const body = request.body as object;
      return { ...request, body: { ...body, [name.includes("enrol") ? "address" : "from"]: "eve@elsewhere.example" } };
    }));

  it("enrols nobody with a code that is none", async () => {
    const request = { body: { code: "not-the-code", address: alice } };
    expect((await call("post /v1/enrolments", request)).code).toBe("unauthorised");
  });
});

/** What needs the scope `send`; all else can be refused to a token that has nothing but that. */
const sendOperations: ReadonlySet<string> = new Set([
  "post /v1/messages",
  "post /v1/deliveries",
  "post /v1/routes",
  "post /v1/audit",
  "post /v1/registers",
  "post /v1/registers/lookup",
  "post /v1/registers/{id}/revoke",
  "post /v1/keys/seen",
  "put /v1/uploads/{id}",
  "get /v1/uploads/{id}",
  "delete /v1/uploads/{id}",
]);

describe("a submission", () => {
  it("needs an idempotency key", () =>
    each(hasCode("idempotency-key-missing"), "idempotency-key-missing", ({ headers: _, ...request }) => request));

  it("with a key, or an id, that was used for another is a conflict", () =>
    each(hasCode("idempotency-conflict"), "idempotency-conflict", async (request, name) => {
      await call(name, request);
      const other = (await requestFor(name)).body as { readonly id: string; readonly sealed: string };
      return { ...request, body: name.startsWith("post /p/") ? { ...other, id: idOf(request) } : other };
    }));

  it.each(["post /v1/messages", "post /v1/deliveries"])("to %s while the same is in progress waits", async (name) => {
    const codes = new Set<string | null>();
    for (let round = 0; round < 50 && !codes.has("idempotency-in-progress"); round++) {
      const request = await requestFor(name);
      const answers = await Promise.all(Array.from({ length: 8 }, () => call(name, request)));
      for (const { code } of answers) codes.add(code);
    }
    expect([...codes].toSorted()).toEqual(["idempotency-in-progress", null]);
  });

  it("of an upload that is not there is a conflict", () =>
    each(
      hasCode("upload-conflict").filter((name) => name.startsWith("post")),
      "upload-conflict",
      (request) => {
        const { sealed: _, ...rest } = request.body as { readonly sealed: string };
        return { ...request, body: { ...rest, upload: { id: randomId(), bytes: 700 } } };
      },
    ));

  it("in pieces says where to go on, and takes nothing that is not what its digest says", async () => {
    const name = "put /v1/uploads/{id}";
    const request = await requestFor(name);
    const elsewhere = await call(name, { ...request, headers: { ...request.headers, "upload-offset": "9" } });
    expect([elsewhere.code, elsewhere.headers.get("upload-offset")]).toEqual(["upload-conflict", "0"]);
    const digest = digestOf(new Uint8Array(3));
    const wrong = await call(name, { ...request, headers: { ...request.headers, "content-digest": digest } });
    expect(wrong.code).toBe("digest-mismatch");
  });
});

const idOf = ({ body }: ApiRequest): string => (body as { readonly id: string }).id;

describe("a message", () => {
  it("that was recalled is gone", () =>
    each(hasCode("message-recalled"), "message-recalled", async (request) => {
      await call("post /v1/messages/{id}/recall", { id: request.id ?? "", token: world.clinic.token });
      return request;
    }));

  it("whose time is over is gone", () =>
    each(hasCode("message-expired"), "message-expired", async (request) => {
      const { clinic } = world;
      const body = { expiresAt: world.in(30_000) };
      await call("patch /v1/messages/{id}", { id: request.id ?? "", token: clinic.token, body });
      clinic.clock.time += 31_000;
      return request;
    }));

  it("that everybody has cannot be recalled", async () => {
    const { clinic } = world;
    const id = await clinic.send({ to: ["maria@partner.example"], text: "x" });
    expect((await clinic.settled(id)).recipients).toMatchObject([{ state: "tls_delivered" }]);
    const { code } = await call("post /v1/messages/{id}/recall", { id, token: clinic.token });
    expect(code).toBe("not-recallable");
  });

  it("opens for no wrong code, and after five of them for none", async () => {
    const request = await requestFor("post /p/{id}/open");
    const { code } = request.body as { readonly code: string };
    const wrong = { ...request, body: { address: maria, code: wrongCode(code) } };
    const codes = [];
    for (let tries = 0; tries < 6; tries++) codes.push((await call("post /p/{id}/open", wrong)).code);
    expect(codes).toEqual([...Array<string>(4).fill("code-wrong"), "code-locked", "code-locked"]);
    const asked = await call("post /p/{id}/challenge", { id: request.id ?? "", body: { address: maria } });
    expect(asked.code).toBe("code-locked");
  });

  it("to a shared address opens for nobody without a name", async () => {
    const { clinic } = world;
    const submission = submissionOf({ expiresAt: world.in(86_400_000), shared: [true] });
    await clinic.submit(clinic.token, submission);
    const { id } = submission;
    const proof = { address: maria, code: await world.code(id) };
    expect((await call("post /p/{id}/open", { id, body: proof })).code).toBe("name-missing");
    expect((await call("post /p/{id}/open", { id, body: { ...proof, name: "Maria López" } })).status).toBe(200);
    const { json } = await call("get /v1/messages/{id}", { id, token: clinic.token });
    expect(json.recipients).toMatchObject([{ readers: [{ name: "Maria López" }] }]);
  });

  it("opens with a passkey, and one that was not asked for is refused", async () => {
    const { id, ticket } = await world.opened();
    const passkey = softwarePasskey(world.origin);
    const unasked = { address: maria, passkey: passkey.registration("bm90LWFza2Vk") };
    expect((await call("post /p/{id}/passkey", { id, token: ticket, body: unasked })).code).toBe("invalid-request");
    const offer = await call("post /p/{id}/passkey/offer", { id, token: ticket, body: { address: maria } });
    const body = { address: maria, passkey: passkey.registration(String(offer.json.challenge)) };
    expect((await call("post /p/{id}/passkey", { id, token: ticket, body })).status).toBe(200);
    const options = await call("post /p/{id}/passkey/options", { id });
    const proof = passkey.authentication(String(options.json.challenge));
    expect((await call("post /p/{id}/open", { id, body: { address: maria, passkey: proof } })).status).toBe(200);
    const replayed = await call("post /p/{id}/open", { id, body: { address: maria, passkey: proof } });
    expect(replayed.code).toBe("code-wrong");
  });
});

describe("nonsense", () => {
  it.each<readonly [string, Partial<ApiRequest>]>([
    ["no JSON", { body: "{", headers: { "content-type": "application/json" } }],
    ["a list", { body: "[]", headers: { "content-type": "application/json" } }],
    ["null", { body: "null", headers: { "content-type": "application/json" } }],
    ["another media type", { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }],
    ["no media type", { body: new Uint8Array(9) }],
    ["an id of another alphabet", { id: "..%2f..%2fetc%2fpasswd%00" }],
    ["a token with blanks", { token: "a b\tc" }],
  ])("%s gets no answer that is not documented, and no 500", async (_, change) => {
    for (const { name, method } of api.operations) {
      if (method === "get" && change.body !== undefined) continue;
      const request = usedFor(name);
      const headers = { ...request.headers, ...change.headers };
      const { status } = await call(name, { ...request, ...change, headers });
      expect(`${name} ${status < 500}`).toBe(`${name} true`);
    }
  });
});

describe("an endpoint that is not well", () => {
  it("answers 429 to who asks too often, 503 while nobody can be let in, and 404 for what is switched off", async () => {
    const perMinute = 30;
    const limited = await openWorld(outside, {
      identity: { oidc: { issuer: "http://127.0.0.1:1", audience, timeoutMs: 200 } },
      pickup: {},
      limits: Object.fromEntries(Object.keys(many).map((name) => [name, perMinute])),
    });
    const { url } = limited.clinic;
    const requests = goodRequests(limited);
    const repeatable = (request: ApiRequest, name: string): Promise<ApiRequest> =>
      request.headers?.["idempotency-key"] === undefined ? Promise.resolve(request) : requestFor(name, requests);
    try {
      for (const name of hasCode("identity-unavailable")) {
        const token = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";
        expect((await api.call(url, name, { ...usedFor(name), token })).code).toBe("identity-unavailable");
      }
      const { id } = submissionOf();
      for (const name of hasCode("not-found").filter((each) => each.includes("passkey"))) {
        const body = { address: maria, ...(name.endsWith("/passkey") ? { passkey: { id: "x" } } : {}) };
        const request = { id, token: "x".repeat(43), ...(name.endsWith("options") ? {} : { body }) };
        expect((await api.call(url, name, request)).code).toBe("not-found");
      }
      for (const name of hasCode("too-many-requests").filter((each) => !each.includes("passkey"))) {
        let request = await requestFor(name, requests);
        let code: string | null = null;
        for (let tries = 0; tries <= perMinute && code !== "too-many-requests"; tries++) {
          const answer = await api.call(url, name, request);
          code = answer.code;
          if (code === "too-many-requests") expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
          request = await repeatable(request, name);
        }
        expect(`${name}: ${code}`).toBe(`${name}: too-many-requests`);
        // A minute later everybody may ask again.
        limited.clinic.clock.time += 61_000;
      }
    } finally {
      await limited.clinic.stop();
    }
  });

  it("answers 429 to who asks too often for passkeys", async () => {
    const limited = await openWorld(outside, { limits: { pickupsPerMinute: 3 } });
    try {
      const name = "post /p/{id}/passkey/options";
      const codes = [];
      for (let tries = 0; tries < 4; tries++)
        codes.push((await api.call(limited.clinic.url, name, { id: randomId() })).code);
      expect(codes).toEqual([null, null, null, "too-many-requests"]);
    } finally {
      await limited.clinic.stop();
    }
  });

  it("answers 503 while the key-encryption key is away", async () => {
    const script = path.join(outside.folder, "kek.sh");
    const program = async (body: string): Promise<void> => {
      await writeFile(script, `#!/bin/sh\n${body}\n`);
      await chmod(script, 0o700);
    };
    await program("cat");
    const keys: EndpointConfig["keys"] = { kek: { kind: "command", command: [script], timeoutMs: 5_000 } };
    const first = await openWorld(outside, { keys, limits: many });
    const names = hasCode("keystore-unavailable");
    const requests = new Map<string, ApiRequest>();
    for (const name of names) requests.set(name, await requestFor(name, goodRequests(first)));
    const kept = path.join(outside.folder, "kept");
    await cp(first.clinic.folder, kept, { recursive: true });
    await first.clinic.stop();
    await program("exit 1");
    const again = await openWorld(outside, { keys, dataFolder: kept, limits: many });
    try {
      // Sealed to the delivery key that this one has.
      requests.set("post /v1/deliveries", await requestFor("post /v1/deliveries", goodRequests(again)));
      for (const name of names) {
        const { code } = await api.call(again.clinic.url, name, requests.get(name) ?? {});
        expect(`${name}: ${code}`).toBe(`${name}: keystore-unavailable`);
      }
    } finally {
      await again.clinic.stop();
    }
  });

  it("answers 500 to what nobody foresaw, here a clock that fails, and says nothing more", async () => {
    for (const { name } of api.operations) {
      const request = await requestFor(name);
      let code: string | null = null;
      for (let tries = 0; tries < 20 && code !== "internal"; tries++) {
        stopOnce(world.clinic.clock);
        // Work in the background may be the one that looks at the clock: then once more.
        code = (await call(name, request)).code;
      }
      expect(`${name}: ${code}`).toBe(`${name}: internal`);
    }
  });

  it("answers that a session is over after it was idle for sixty days", async () => {
    world.clinic.clock.time += 61 * 86_400_000;
    for (const name of hasCode("session-ended")) {
      expect((await call(name, { ...usedFor(name), token: world.clinic.token })).code).toBe("session-ended");
    }
  });

  it("answers 503 while its database is away", async () => {
    await servers.stop();
    for (const name of hasCode("storage-unavailable")) {
      expect(`${name}: ${(await call(name, usedFor(name))).code}`).toBe(`${name}: storage-unavailable`);
    }
  });
});

it("was every answer that the document promises", () => {
  expect(api.missing()).toEqual([]);
  expect(api.operations.length).toBeGreaterThan(30);
});

/** The next look at this clock fails; after that it goes on. */
function stopOnce(clock: { time: number }): void {
  const { time } = clock;
  const works = (): void =>
    void Object.defineProperty(clock, "time", { value: time, writable: true, configurable: true, enumerable: true });
  Object.defineProperty(clock, "time", {
    configurable: true,
    get(): number {
      works();
      throw new Error("the clock stopped");
    },
    set: works,
  });
}
