import { expect, test } from "vitest";
import { type CheckRecord, readProof } from "../../../shared/core/audit/proof-of-check.ts";
import { gatewayInstructions } from "../../../shared/core/delivery/gateway-profiles.ts";
import type { NativeProtection } from "../../../shared/core/delivery/native-protection.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";
import type { GatewayProfileId } from "../../../shared/core/policy/delivery-terms.ts";
import { releaseDetails } from "../../../thunderbird-ext/release-details.ts";

const check: CheckRecord = {
  fingerprint: "ab".repeat(32) as DraftFingerprint,
  verdict: "clear",
  by: "as-is",
  policyVersion: 7,
  at: "2026-11-29T10:00:00.000Z",
};
const asIs: NativeProtection = { kind: "as-is" };
const gateway = (profile: GatewayProfileId): NativeProtection => ({
  kind: "gateway",
  instructions: gatewayInstructions({ profile, countsAs: "tls", provenOn: "2026-01-01" }),
});

test("the check stands in the headers, and the user's own headers stay", () => {
  const { customHeaders } = releaseDetails({ customHeaders: [{ name: "X-Own", value: "1" }] }, asIs, check, null);
  expect(customHeaders).toEqual([
    { name: "X-Own", value: "1" },
    { name: "X-Sealpost-Check", value: "v=1; verdict=clear; by=as-is; policy=7; at=2026-11-29T10:00:00.000Z" },
  ]);
});

test("a check of an earlier try never stands beside the new one, whatever its case", () => {
  const stale = [
    { name: "X-Sealpost-Check", value: "old" },
    { name: "x-sealpost-proof", value: "old" },
  ];
  const { customHeaders = [] } = releaseDetails({ customHeaders: stale }, asIs, check, null);
  expect(customHeaders.map(({ name }) => name)).toEqual(["X-Sealpost-Check"]);
});

test("with a deployed key the proof reads back as the same record, and with another key as none", () => {
  const key = new Uint8Array(32).fill(1);
  const { customHeaders = [] } = releaseDetails({}, asIs, check, key);
  const proof = customHeaders.find(({ name }) => name === "X-Sealpost-Proof")?.value ?? "";
  expect(readProof(proof, key)).toEqual(check);
  expect(readProof(proof, new Uint8Array(32).fill(2))).toBeNull();
});

test.each([
  ["a header", "microsoft-365", "Lunch", undefined],
  ["a subject tag", "proofpoint", "Lunch", "[Encrypt] Lunch"],
  ["a subject tag that stands there already", "proofpoint", "[Encrypt] Lunch", "[Encrypt] Lunch"],
  ["a subject tag before an empty subject", "proofpoint", "", "[Encrypt]"],
  ["a tag that only looks like the start", "zix", "ZSECURELY yours", "ZSECURE ZSECURELY yours"],
] as const)("a gateway is told by %s", (_, profile, subject, expected) => {
  const details = releaseDetails({ subject }, gateway(profile), check, null);
  expect(details.subject).toBe(expected);
  const names = (details.customHeaders ?? []).map(({ name }) => name);
  expect(names.includes("X-Sealpost-Protect")).toBe(profile === "microsoft-365");
});
