import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type CheckRecord, checkHeaders, readProof } from "../../../shared/core/audit/proof-of-check.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";

const check: CheckRecord = {
  fingerprint: "ab".repeat(32) as DraftFingerprint,
  verdict: "protect",
  by: "gateway",
  policyVersion: 7,
  at: "2027-05-03T10:00:00.000Z",
};
const key = new Uint8Array(32).fill(9);
const proofOf = (): string => checkHeaders(check, key)[1]?.value ?? "";

describe("headers of a checked message", () => {
  test("without a key: what was checked, in the open", () => {
    expect(checkHeaders(check, null)).toEqual([
      { name: "X-Sealpost-Check", value: "v=1; verdict=protect; by=gateway; policy=7; at=2027-05-03T10:00:00.000Z" },
    ]);
  });

  test("with a key: a JWS that any other program can check", () => {
    const [head = "", body = "", tag] = proofOf().split(".");
    expect(tag).toBe(createHmac("sha256", key).update(`${head}.${body}`).digest("base64url"));
    expect(JSON.parse(Buffer.from(head, "base64url").toString())).toMatchObject({ alg: "HS256" });
    expect(readProof(proofOf(), key)).toEqual(check);
  });

  test.each<[string, (proof: string) => string]>([
    ["another record", (proof) => proof.replace(/\.(.)/, (_, first) => `.${first === "e" ? "f" : "e"}`)],
    ["another tag", (proof) => `${proof.slice(0, -2)}${proof.endsWith("AA") ? "BB" : "AA"}`],
    ["no signature", (proof) => proof.split(".").slice(0, 2).join(".")],
    ["alg none", (proof) => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${proof.split(".")[1]}.`],
    ["one part more", (proof) => `${proof}.x`],
    ["nothing", () => ""],
  ])("%s is no proof", (_name, forge) => {
    expect(readProof(forge(proofOf()), key)).toBeNull();
  });

  test("nor is one with another key", () => {
    expect(readProof(proofOf(), new Uint8Array(32).fill(8))).toBeNull();
  });
});
