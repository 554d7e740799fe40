import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { policyOf } from "../support/policy-of.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

const code = "river-side-2026";
let folder: TempFolder;
let relay: MailSink;
let endpoint: RunningEndpoint;
const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder = await tempFolder();
  relay = await startMailSink();
  endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: folder.path,
      relay: { host: "127.0.0.1", port: relay.port, from: "post@clinic.example" },
      enrolments: [{ code, addresses: ["alice@clinic.example"], uses: 5 }],
    },
    { log: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  const registers = {
    unencryptedPreference: { allowed: true, purposes: ["billing" as const], monthsValid: 6 },
    marketing: { allowed: false, purposes: ["newsletter"] },
  };
  writeFileSync(at("policy.json"), JSON.stringify(policyOf({ endpoint: endpoint.url, registers })));
  await sealpost(
    ["register", "enrol", "--endpoint", endpoint.url, "--as", "alice@clinic.example", "--out", at("token")],
    code,
  );
});
afterAll(async () => {
  await endpoint?.stop();
  await relay?.stop();
  await folder?.remove();
});

const record = (address: string, ...more: string[]) =>
  sealpost(
    [
      "register",
      "record",
      "--policy",
      at("policy.json"),
      "--token",
      at("token"),
      "--purpose",
      "billing",
      "--document",
      "warning-2",
      ...more,
    ],
    `${address}\n`,
  );
const list = async (address: string) => {
  const ran = await sealpost(
    ["register", "list", "--endpoint", endpoint.url, "--token", at("token"), "--json"],
    address,
  );
  return JSON.parse(ran.stdout).entries;
};

test("the token is for its owner's eyes alone, and is not written over another", async () => {
  expect(statSync(at("token")).mode & 0o077).toBe(0);
  const again = await sealpost(
    ["register", "enrol", "--endpoint", endpoint.url, "--as", "alice@clinic.example", "--out", at("token")],
    code,
  );
  expect(again.code).toBe(2);
  expect(readFileSync(at("token"), "utf8").trim().length).toBeGreaterThan(20);
});

test("what somebody asked for is recorded for as long as the policy says, listed, and revoked", async () => {
  const address = "john@home.example";
  const made = await record(address, "--json");
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const entry = JSON.parse(made.stdout);
  const expected = new Date();
  expected.setUTCMonth(expected.getUTCMonth() + 6, 1);
  expect(entry.until.slice(0, 7)).toBe(expected.toISOString().slice(0, 7));
  expect(await list(address)).toMatchObject([{ purpose: "billing", document: "warning-2", valid: true }]);
  const revoked = await sealpost(
    ["register", "revoke", "--endpoint", endpoint.url, "--token", at("token"), "--id", entry.id],
    address,
  );
  expect([revoked.code, revoked.stdout]).toEqual([0, "Revoked: it counts no more.\n"]);
  expect(await list(address)).toMatchObject([{ valid: false }]);
});

describe("not recorded", () => {
  test.each<[string, string, string[], RegExp]>([
    ["a purpose that the policy does not list", "john@home.example", ["--purpose", "care"], /It lists: billing/],
    [
      "a register that the policy does not let be used",
      "john@home.example",
      ["--register", "marketing", "--purpose", "newsletter"],
      /does not let/,
    ],
    ["a register that there is not", "john@home.example", ["--register", "other"], /unencrypted or marketing/],
    ["two addresses at once", "john@home.example, jane@home.example", [], /not exactly one/],
    ["no address", "", [], /not exactly one/],
    ["a warning with a text for its name", "john@home.example", ["--document", "He said yes"], /did not take it/],
  ])("%s", async (_name, address, more, problem) => {
    const ran = await record(address, ...more);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(problem);
    expect(ran.stdout + ran.stderr).not.toMatch(/john|jane/);
  });

  test("with a token that the endpoint does not know", async () => {
    writeFileSync(at("false-token"), "x".repeat(43));
    const ran = await record("john@home.example", "--token", at("false-token"));
    expect([ran.code, ran.stderr]).toEqual([2, "The endpoint did not accept the token or the code.\n"]);
  });
});
