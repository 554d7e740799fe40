import { expect, test } from "vitest";
import { checkCanary } from "../../../cli/doctor/canary.ts";
import { checkHeaders } from "../../../shared/core/audit/proof-of-check.ts";
import type { DraftFingerprint } from "../../../shared/core/draft/fingerprint.ts";

const key = new Uint8Array(32).fill(3);
const [check, proof] = checkHeaders(
  {
    fingerprint: "f".repeat(64) as DraftFingerprint,
    verdict: "clear",
    by: "as-is",
    policyVersion: 12,
    at: "2026-11-29T10:00:00Z",
  },
  key,
);
/** As servers do: names in another case, long values folded. */
const folded = (value = ""): string => value.replace(/(.{60})/g, "$1\r\n ");
const mail = (...headers: string[]): string =>
  `From: a@clinic.example\r\n${headers.join("\r\n")}\r\nSubject: x\r\n\r\nX-Sealpost-Check: in the text\r\n`;

test.each([
  ["no message", null, null, "cannot-tell canary-none"],
  ["no header; the text does not count", mail("X-Other: 1"), null, "failure canary-unchecked"],
  ["checked", mail(`x-sealpost-check: ${check?.value}`), null, "ok canary-checked"],
  ["checked, but a proof was wanted", mail(`X-Sealpost-Check: ${check?.value}`), key, "warning canary-no-proof"],
  [
    "proven",
    mail(`X-Sealpost-Check: ${check?.value}`, `X-SEALPOST-PROOF: ${folded(proof?.value)}`),
    key,
    "ok canary-proven",
  ],
  [
    "proven with another key",
    mail(`X-Sealpost-Check: ${check?.value}`, `X-Sealpost-Proof: ${proof?.value}`),
    new Uint8Array(32),
    "failure canary-forged",
  ],
])("%s", (_name, text, proofKey, expected) => {
  expect(checkCanary(text, proofKey).map(({ state, code }) => `${state} ${code}`)).toEqual([expected]);
});
