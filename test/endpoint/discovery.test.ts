import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discovery } from "../../shared/core/delivery/wire/discovery.ts";
import { type Clinic, openClinic, submissionOf } from "./clinic.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.stop());

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { security?: unknown; responses: Record<string, { description: string }> }>
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
}

const operations: readonly [operation: string, answers: string][] = [
  ["get /.well-known/secure-delivery", "200 500"],
  ["post /v1/enrolments", "201 400 401 403 413 429 500 503"],
  ["delete /v1/enrolments", "204 401 500 503"],
  ["post /v1/enrolments/revoke", "200 400 401 403 413 500 503"],
  ["get /v1/log/checkpoint", "200 500 503"],
  ["get /v1/log/consistency", "200 400 500 503"],
  ["get /v1/messages/{id}/evidence", "200 400 401 403 404 500 503"],
  ["get /v1/messages/{id}/events", "200 400 401 403 404 500 503"],
  ["post /v1/audit", "202 400 401 403 413 429 500 503"],
  ["get /v1/policy", "200 304 400 404 500"],
  ["post /p/{id}/replies", "202 400 401 410 413 422 429 500 503"],
  ["get /p/{id}/replies", "200 400 401 410 500 503"],
  ["post /p/{id}/not-me", "200 400 401 410 413 500 503"],
  ["post /p/{id}/passkey/options", "200 400 404 429 500 503"],
  ["post /p/{id}/passkey/offer", "200 400 401 404 410 413 500 503"],
  ["post /p/{id}/passkey", "200 400 401 404 410 413 500 503"],
  ["put /v1/messages/{id}/hold", "200 400 401 403 404 413 500 503"],
  ["get /v1/messages/{id}/sealed", "200 400 401 403 404 500 503"],
  ["post /v1/keys/rotate", "200 401 403 500 503"],
  ["get /v1/uploads/{id}", "200 400 401 403 404 500 503"],
  ["put /v1/uploads/{id}", "200 400 401 403 404 409 413 422 429 500 503"],
  ["delete /v1/uploads/{id}", "204 400 401 403 404 500 503"],
  ["post /v1/messages", "202 400 401 403 409 413 422 429 500 503"],
  ["get /v1/messages/{id}", "200 400 401 403 404 500 503"],
  ["patch /v1/messages/{id}", "200 400 401 403 404 410 413 500 503"],
  ["post /v1/messages/{id}/recall", "200 400 401 403 404 409 410 500 503"],
  ["post /v1/routes", "200 400 401 403 413 429 500 503"],
  ["post /v1/registers", "201 400 401 403 413 429 500 503"],
  ["post /v1/registers/lookup", "200 400 401 403 413 429 500 503"],
  ["post /v1/registers/{id}/revoke", "200 400 401 403 404 413 429 500 503"],
  ["post /v1/keys/seen", "200 400 401 403 413 429 500 503"],
  ["post /v1/bounces", "202 401 413 500 503"],
  ["post /v1/deliveries", "202 400 401 403 409 413 422 429 500 503"],
  ["post /p/{id}/challenge", "202 400 410 413 429 500 503"],
  ["post /p/{id}/open", "200 400 403 410 413 429 500 503"],
  ["get /p/{id}/content", "200 400 401 410 500 503"],
];

describe("what the endpoint says of itself", () => {
  it("has a discovery document in the wire's shape", async () => {
    const { status, json } = await clinic.call("GET", "/.well-known/secure-delivery");
    expect(status).toBe(200);
    expect(discovery.parse(json)).toEqual({
      protocol: "secure-delivery/1",
      organisation: "Riverside Clinic",
      maxSealedBytes: 41_943_040,
      maxUploadBytes: 157_286_400,
      maxPieceBytes: 16_777_216,
      openapi: "/openapi.json",
      logKey: expect.stringMatching(/^[\w-]{43}$/),
      pickup: { passkeys: false, trustedDeviceDays: 0 },
    });
  });

  it("documents these operations and no others", async () => {
    const { openapi, paths } = (await clinic.call("GET", "/openapi.json")).json as unknown as OpenApi;
    expect(openapi).toBe("3.1.0");
    const found = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(found.toSorted()).toEqual(operations.map(([operation]) => operation).toSorted());
  });

  it.each(operations)("documents every answer of %s", async (operation, answers) => {
    const { paths } = (await clinic.call("GET", "/openapi.json")).json as unknown as OpenApi;
    const [method = "", path = ""] = operation.split(" ");
    expect(Object.keys(paths[path]?.[method]?.responses ?? {}).join(" ")).toBe(answers);
  });

  it("names the schemas of the wire", async () => {
    const { components } = (await clinic.call("GET", "/openapi.json")).json as unknown as OpenApi;
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining([
        "Problem",
        "Submission",
        "StoredReceipt",
        "MessageState",
        "RecallReceipt",
        "PickupOpened",
      ]),
    );
  });
});

describe("other origins", () => {
  it.each(["/v1/messages", "/v1/enrolments", "/.well-known/secure-delivery"])(
    "may call %s, without cookies",
    async (path) => {
      const preflight = await clinic.call("OPTIONS", path, {
        headers: {
          origin: "moz-extension://0f0f0f0f",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type,idempotency-key",
        },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
      expect(preflight.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("idempotency-key");
      expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
    },
  );

  it("can read a problem too", async () => {
    const answer = await clinic.call("POST", "/v1/messages", {
      body: submissionOf(),
      headers: { origin: "https://a.example" },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("may not call the pickup", async () => {
    const answer = await clinic.call("GET", `/p/${submissionOf().id}`, { headers: { origin: "https://a.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("every answer", () => {
  it.each(["/p/x", "/nowhere", "/openapi.json", "/v1/messages/x"])("to %s carries the strict headers", async (path) => {
    const { headers } = await clinic.call("GET", path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("set-cookie")).toBeNull();
  });

  it.each([
    ["a path that does not exist", "GET", "/secret-marker", undefined, 404, "not-found"],
    ["a method that does not exist", "DELETE", "/v1/messages/secret-marker", undefined, 404, "not-found"],
    ["a body that is not JSON", "POST", "/v1/enrolments", "{secret-marker", 400, "invalid-request"],
    ["a body of another shape", "POST", "/v1/enrolments", { "secret-marker": 1 }, 400, "invalid-request"],
    ["a body that is too large", "POST", "/v1/enrolments", { code: "secret-marker".repeat(900) }, 413, "too-large"],
    ["an id that is none", "POST", "/p/secret-marker/challenge", { address: "a@b.example" }, 400, "invalid-request"],
    [
      "two addresses in one",
      "POST",
      `/p/${submissionOf().id}/challenge`,
      { address: "x@secret-marker.example, y@b.example" },
      400,
      "invalid-request",
    ],
  ] as const)("to %s is a problem that echoes nothing", async (_, method, path, body, status, code) => {
    const answer = await clinic.call(method, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ type: `urn:sealpost:problem:${code}`, status, code });
    expect(answer.text).not.toContain("secret-marker");
    expect(clinic.log()).not.toContain("secret-marker");
  });
});
