import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coverage } from "../../../cli/doctor/coverage.ts";
import { adviceOn, textOf } from "../../../cli/doctor/say.ts";
import { publicKeyOf, signPolicy } from "../../../shared/core/policy/policy-jws.ts";
import { type TempFolder, tempFolder } from "../../support/temp-folder.ts";
import { testAuthority } from "../../support/test-authority.ts";
import { sealpost } from "../run-sealpost.ts";
import { type DnsServer, dnsServer } from "./dns-server.ts";
import { type Answers, goodDeployment, goodEndpoint, policyFor } from "./good-deployment.ts";
import { type HttpsFolder, httpsFolder } from "./https-folder.ts";

const secret = new Uint8Array(32).fill(5);
let folder: TempFolder;
let addin: HttpsFolder;
let mail: HttpsFolder;
let dns: DnsServer;
let answers: Answers = new Map();
let endpointAnswers: Answers = new Map();
let asked: readonly string[] = [];

beforeAll(async () => {
  folder = await tempFolder();
  const authority = await testAuthority("Hospital Authority");
  const pair = await authority.issue({ names: ["localhost"], days: 90 });
  addin = await httpsFolder(pair, (one) => answers.get(one));
  mail = await httpsFolder(pair, (one) => endpointAnswers.get(one));
  dns = await dnsServer(() => ({ "TXT clinic.example": ["v=spf1 -all"] }));
  const host = `https://localhost:${addin.port}/outlook`;
  const endpoint = `https://localhost:${mail.port}`;
  answers = await goodDeployment(host, endpoint, signPolicy(policyFor(endpoint), secret), publicKeyOf(secret));
  endpointAnswers = goodEndpoint(new URL(host).origin);
  const ca = path.join(folder.path, "ca.pem");
  await writeFile(ca, authority.cert);
  asked = ["doctor", "--host", `${host}/`, "--ca", ca, "--key", publicKeyOf(secret), "--resolver", dns.resolver];
});
afterAll(async () => {
  await Promise.all([addin.stop(), mail.stop(), dns.stop()]);
  await folder.remove();
});

test("the command: what is well, what is not, and what nobody can tell; exit 1 for failures", async () => {
  const { code, stdout, stderr } = await sealpost(asked);
  expect(stderr).toBe("");
  expect(code).toBe(1);
  expect(stdout).toContain("The add-in at https://localhost:");
  expect(stdout).toContain("certificate of Hospital Authority, good for 90 days");
  expect(stdout).toContain("The mail domain clinic.example");
  expect(stdout).toMatch(/FAILURE\s+clinic\.example has no DMARC record\.\n\s+To do: /);
  expect(stdout).toContain("What no add-in covers");
  expect(stdout).toMatch(/1 failure, 2 warnings, 17 ok, \d+ that nobody can tell from here\.\n$/);
});

test("for programs: each check by its stable name", async () => {
  const { code, stdout } = await sealpost([...asked, "--json"]);
  expect(code).toBe(1);
  const { counts, results } = JSON.parse(stdout);
  expect(counts).toMatchObject({ ok: 17, warning: 2, failure: 1 });
  expect(results[0]).toMatchObject({ check: "certificate", state: "ok", code: "certificate-good", todo: null });
  expect(results.find(({ check }: { check: string }) => check === "dmarc")).toMatchObject({
    state: "failure",
    code: "dmarc-missing",
  });
});

test("in Spanish", async () => {
  const { stdout } = await sealpost(asked, "", { LANG: "es_MX.UTF-8" });
  expect(stdout).toContain("Lo que ningún complemento cubre");
  expect(stdout).toContain("Qué hacer: ");
  expect(stdout).not.toContain("cannot tell");
});

test("without the hospital's own authority nothing is believed", async () => {
  const { code, stdout } = await sealpost([
    ...asked.filter((one) => one !== "--ca" && !one.endsWith("ca.pem")),
    "--json",
  ]);
  expect(code).toBe(1);
  const states = new Map(
    JSON.parse(stdout).results.map(({ check, code }: { check: string; code: string }) => [check, code]),
  );
  expect(states.get("certificate")).toBe("certificate-chain");
  expect(states.get("policy")).toBe("not-fetched");
});

test("a domain alone; warnings count where they are wanted", async () => {
  const domain = ["doctor", "--domain", "clinic.example", "--resolver", dns.resolver];
  expect(
    JSON.parse((await sealpost([...domain, "--json"])).stdout).results.map(({ check }: { check: string }) => check),
  ).toEqual(["spf", "dkim", "dmarc", "mta-sts", "tls-reporting"]);
});

describe("asked wrongly", () => {
  test.each([
    ["nothing", [], "--host"],
    ["http", ["--host", "http://clinic.example"], "https"],
    ["a domain with a slash", ["--domain", "clinic.example/x"], "domain name"],
    ["a resolver by name", ["--domain", "clinic.example", "--resolver", "dns.example"], "IP address"],
    ["a key that is none", ["--domain", "clinic.example", "--key", "abc"], "43 characters"],
    [
      "a manifest that is not there",
      ["--host", "https://clinic.example", "--manifest", "/nowhere.xml"],
      "cannot be opened",
    ],
    [
      "a certificate file that is not there",
      ["--domain", "clinic.example", "--ca", "/nowhere.pem"],
      "cannot be opened",
    ],
  ])("%s", async (_name, args, said) => {
    const { code, stderr, stdout } = await sealpost(["doctor", ...args]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
  });
});

/** Reports whose answer is a line of the doctor, by their first number. */
const reports = ["4442", "6621", "6769", "6478", "3681", "3808", "6810", "535"];
test.each(reports)("the report #%s has its line, with what to do", (report) => {
  const line = coverage().find(({ check }) => check.includes(`-${report}-`));
  expect(line?.state).toBe("cannot-tell");
  if (line === undefined) return;
  expect(textOf(line)).toMatch(/\w{3}/);
  expect(adviceOn(line)).toMatch(/\w{3}/);
});
