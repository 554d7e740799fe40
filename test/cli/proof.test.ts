import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { base64urlnopad } from "@scure/base";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CheckRecord, checkHeaders } from "../../shared/core/audit/proof-of-check.ts";
import { fingerprintDraft } from "../../shared/core/draft/fingerprint.ts";
import { draftOf } from "../support/draft-of.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

const key = new Uint8Array(32).fill(7);
const check: CheckRecord = {
  fingerprint: fingerprintDraft(draftOf({ to: ["bob@lakeside.example"], text: "Hello." })),
  verdict: "protect",
  by: "gateway",
  policyVersion: 12,
  at: "2027-05-03T10:00:00.000Z",
};
const [open, proof] = checkHeaders(check, key).map(({ name, value }) => `${name}: ${value}`);
const [, foreign] = checkHeaders(check, new Uint8Array(32).fill(8)).map(({ name, value }) => `${name}: ${value}`);
const sent = "Date: Mon, 03 May 2027 10:00:05 +0000";

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
  writeFileSync(join(folder.path, "key"), `${base64urlnopad.encode(key)}\n`);
  writeFileSync(join(folder.path, "short"), base64urlnopad.encode(new Uint8Array(31)));
});
afterAll(() => folder.remove());

async function verify(headers: readonly (string | undefined)[], ...more: string[]) {
  const file = join(folder.path, "mail.eml");
  writeFileSync(file, `From: a@clinic.example\r\nSubject: x\r\n${headers.join("\r\n")}\r\n\r\nHello.\r\n`);
  return sealpost(["proof", "verify", file, "--key", join(folder.path, "key"), ...more]);
}

const folded = proof?.replace(/(.{70})/g, "$1\r\n ");

test.each<[string, (string | undefined)[], string, number]>([
  ["a proof and what it says", [sent, open, proof], "genuine", 0],
  ["a proof alone, folded on the way", [sent, folded], "genuine", 0],
  ["no proof", [sent, open], "no-proof", 1],
  ["another key's", [sent, open, foreign], "forged", 1],
  ["a changed one", [sent, open, proof?.replace(/.$/, (last) => (last === "A" ? "B" : "A"))], "forged", 1],
  ["two of them", [sent, proof, foreign], "several-proofs", 1],
  ["said otherwise in the open", [sent, open?.replace("policy=12", "policy=13"), proof], "contradicted", 1],
  ["another day's", ["Date: Wed, 05 May 2027 10:00:05 +0000", open, proof], "late", 1],
])("%s is %s", async (_name, headers, result, code) => {
  const ran = await verify(headers, "--json");
  expect([JSON.parse(ran.stdout).result, ran.code, ran.stderr]).toEqual([result, code, ""]);
});

test("it says when, how and by which policy the mail was checked", async () => {
  const { stdout, code } = await verify([sent, open, proof]);
  expect(code).toBe(0);
  expect(stdout).toContain("2027-05-03T10:00:00.000Z: verdict protect, left by the gateway, policy version 12");
});

test.each<[string, string[]]>([
  ["no file", ["--key", "key"]],
  ["no key", ["mail.eml"]],
  ["a key that is none", ["mail.eml", "--key", "short"]],
  ["a file that is not there", ["missing.eml", "--key", "key"]],
])("%s cannot be answered", async (_name, args) => {
  writeFileSync(join(folder.path, "mail.eml"), "From: a@clinic.example\r\n\r\nx");
  const paths = args.map((one) => (one.startsWith("--") ? one : join(folder.path, one)));
  const { code, stderr } = await sealpost(["proof", "verify", ...paths]);
  expect([code, stderr === ""]).toEqual([2, false]);
});
