import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../../shared/core/policy/load-policy.ts";
import { strictestPolicy } from "../../../shared/core/policy/strictest-policy.ts";

const document = {
  schema: "sealpost-policy/1",
  version: 3,
  organisation: { name: "Riverside Clinic" },
  domains: ["Clinic.example"],
  endpoint: "https://mail.clinic.example/",
  sealing: {},
  override: {},
  notice: { subject: {} },
};
const withChange = (change: object): string => JSON.stringify({ ...document, ...change });

test("a good document is in force, with every default filled in", () => {
  const loaded = loadPolicy(JSON.stringify(document));
  expect(loaded.source).toBe("organisation");
  expect(loaded.policy).toMatchObject({
    domains: ["clinic.example"],
    endpoint: "https://mail.clinic.example",
    sealing: { confirm: true, expiryDays: 30, escrowKeys: [] },
    override: { allowed: false },
  });
});

describe("anything else brings the strictest default, and says why", () => {
  test.each([
    ["nothing", null, "missing", "no policy document"],
    ["an empty file", " ", "missing", "no policy document"],
    ["broken JSON", "{", "not-json", "the document is not JSON"],
    ["a list", "[]", "invalid", "document: Invalid input: expected object, received array"],
    ["an unknown key", withChange({ overide: { allowed: true } }), "invalid", 'document: Unrecognized key: "overide"'],
    ["a domain with a star", withChange({ domains: ["*.clinic.example"] }), "invalid", "domains.0: is not a domain"],
    [
      "an endpoint without TLS",
      withChange({ endpoint: "http://mail.clinic.example" }),
      "invalid",
      "endpoint: must be https",
    ],
    [
      "an endpoint with a user name",
      withChange({ endpoint: "https://localhost@evil.example" }),
      "invalid",
      "endpoint: must be",
    ],
    ["expiry of no days", withChange({ sealing: { expiryDays: 0 } }), "invalid", "sealing.expiryDays"],
    ["an unknown reason", withChange({ override: { reasons: ["because"] } }), "invalid", "override.reasons.0"],
    ["a later format", withChange({ schema: "sealpost-policy/2" }), "invalid", "schema"],
    [
      "a private key as escrow key",
      withChange({ sealing: { escrowKeys: ["-----BEGIN PGP PRIVATE KEY BLOCK-----"] } }),
      "invalid",
      "sealing.escrowKeys.0",
    ],
  ])("%s", (_name, text, cause, problem) => {
    const loaded = loadPolicy(text);
    expect(loaded).toMatchObject({ source: "strictest-default", policy: strictestPolicy, cause });
    expect("problems" in loaded ? loaded.problems.join("\n") : "").toContain(problem);
  });

  test("any text at all", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => loadPolicy(text).policy === strictestPolicy));
  });
});

test("plain http is only for this machine", () => {
  for (const endpoint of ["http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1"]) {
    expect(loadPolicy(withChange({ endpoint })).source).toBe("organisation");
  }
});
