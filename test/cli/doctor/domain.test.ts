import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { domainNames } from "../../../cli/doctor/dns/resolver.ts";
import { examineDomain } from "../../../cli/doctor/examine-domain.ts";
import type { Reach } from "../../../cli/doctor/reach.ts";
import { adviceOn, textOf } from "../../../cli/doctor/say.ts";
import { testAuthority } from "../../support/test-authority.ts";
import { type DnsServer, dnsServer, type Zone } from "./dns-server.ts";
import { type HttpsFolder, httpsFolder } from "./https-folder.ts";

const rsa = (bits: number): string =>
  generateKeyPairSync("rsa", { modulusLength: bits })
    .publicKey.export({ format: "der", type: "spki" })
    .toString("base64");
const long = rsa(2048);
const sts = "version: STSv1\nmode: enforce\nmx: mx1.clinic.example\nmx: *.mail.example\nmax_age: 604800\n";
const good: Zone = {
  "TXT clinic.example": ["v=spf1 include:spf.mail.example ip4:192.0.2.0/24 -all", "some-other=1"],
  "TXT spf.mail.example": ["v=spf1 ip4:198.51.100.0/24 ~all"],
  "TXT selector1._domainkey.clinic.example": [`v=DKIM1; k=rsa; p=${long}`],
  "TXT _dmarc.clinic.example": ["v=DMARC1; p=reject; rua=mailto:dmarc@clinic.example"],
  "TXT _mta-sts.clinic.example": ["v=STSv1; id=20261101;"],
  "TXT _smtp._tls.clinic.example": ["v=TLSRPTv1; rua=mailto:tls@clinic.example"],
  "MX clinic.example": ["MX1.clinic.example", "b.mail.example"],
};

let dns: DnsServer;
let web: HttpsFolder;
let reach: Reach;
let zone: Zone = good;
let policy: string | null = sts;

beforeAll(async () => {
  dns = await dnsServer(() => zone);
  const authority = await testAuthority("Test Authority");
  const pair = await authority.issue({ names: ["mta-sts.clinic.example"], days: 90 });
  web = await httpsFolder(pair, (asked) =>
    asked === "GET /.well-known/mta-sts.txt" && policy !== null ? { body: policy } : undefined,
  );
  reach = { trusted: [authority.cert], at: () => ({ address: "127.0.0.1", port: web.port }), patience: 1_500 };
});
afterAll(() => Promise.all([dns.stop(), web.stop()]));
beforeEach(() => {
  zone = good;
  policy = sts;
});

const examine = (selectors: readonly string[] = [], domain = "clinic.example") =>
  examineDomain(domain, domainNames(dns.resolver), reach, selectors);
const told = async (selectors?: readonly string[], domain?: string): Promise<string[]> =>
  (await examine(selectors, domain)).filter(({ state }) => state !== "ok").map(({ state, code }) => `${state} ${code}`);

test("a domain on which nothing is wrong", async () => {
  expect((await examine()).map(({ check, state }) => `${check} ${state}`)).toEqual([
    "spf ok",
    "dkim ok",
    "dmarc ok",
    "mta-sts ok",
    "tls-reporting ok",
  ]);
});

describe("each bad state, from a real DNS server", () => {
  const spf = "TXT clinic.example";
  const key = "TXT selector1._domainkey.clinic.example";
  const dmarc = "TXT _dmarc.clinic.example";
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`TXT s${at}.example`, [`v=spf1 include:s${at + 1}.example -all`]]),
  );
  const cases: readonly (readonly [string, Zone, string])[] = [
    ["no SPF", { [spf]: ["other"] }, "failure spf-missing"],
    ["two SPF records", { [spf]: ["v=spf1 -all", "v=spf1 ~all"] }, "failure spf-several"],
    ["everybody may send", { [spf]: ["v=spf1 mx +all"] }, "failure spf-open"],
    ["everybody may send, without the sign", { [spf]: ["v=spf1 all"] }, "failure spf-open"],
    ["SPF says nothing of others", { [spf]: ["v=spf1 mx ?all"] }, "warning spf-neutral"],
    ["SPF without an end", { [spf]: ["v=spf1 mx"] }, "warning spf-without-end"],
    [
      "SPF with twelve includes in a row",
      { [spf]: ["v=spf1 include:s0.example -all"], ...many },
      "failure spf-lookups",
    ],
    [
      "SPF whose include does not answer",
      { [spf]: ["v=spf1 include:dead.example -all"], "TXT dead.example": "refuse" },
      "cannot-tell dns-unanswered",
    ],
    ["a DKIM key of 1024 bits", { [key]: [`v=DKIM1; p=${rsa(1024)}`] }, "warning dkim-short"],
    ["a DKIM key of 512 bits", { [key]: [`v=DKIM1; p=${rsa(512)}`] }, "failure dkim-short"],
    ["a DKIM key withdrawn", { [key]: ["v=DKIM1; p="] }, "warning dkim-revoked"],
    ["a DKIM key cut short", { [key]: [`v=DKIM1; p=${long.slice(0, 100)}`] }, "failure dkim-broken"],
    ["a DKIM key on trial", { [key]: [`v=DKIM1; t=y; p=${long}`] }, "warning dkim-testing"],
    ["no DMARC", { [dmarc]: ["v=spf1"] }, "failure dmarc-missing"],
    ["two DMARC records", { [dmarc]: ["v=DMARC1; p=none", "v=DMARC1; p=reject"] }, "failure dmarc-several"],
    ["DMARC that only watches", { [dmarc]: ["v=DMARC1; p=none; rua=mailto:a@b.example"] }, "warning dmarc-none"],
    ["DMARC for some", { [dmarc]: ["v=DMARC1; p=reject; pct=20; rua=mailto:a@b.example"] }, "warning dmarc-percent"],
    ["DMARC without reports", { [dmarc]: ["v=DMARC1; p=reject"] }, "warning dmarc-no-reports"],
    ["DMARC without a wish", { [dmarc]: ["v=DMARC1; rua=mailto:a@b.example"] }, "failure dmarc-broken"],
    ["no MTA-STS", { "TXT _mta-sts.clinic.example": ["other"] }, "warning mta-sts-missing"],
    ["an MTA-STS record without an id", { "TXT _mta-sts.clinic.example": ["v=STSv1;"] }, "failure mta-sts-record"],
    ["a mail server that MTA-STS leaves out", { "MX clinic.example": ["old.clinic.example"] }, "failure mta-sts-mx"],
    ["a star stands for one label only", { "MX clinic.example": ["a.b.mail.example"] }, "failure mta-sts-mx"],
    ["no TLS reports", { "TXT _smtp._tls.clinic.example": ["other"] }, "warning tls-reporting-missing"],
    [
      "TLS reports to nowhere",
      { "TXT _smtp._tls.clinic.example": ["v=TLSRPTv1; rua=tls"] },
      "failure tls-reporting-broken",
    ],
    ["a DNS server that fails", { [dmarc]: "refuse" }, "cannot-tell dns-unanswered"],
  ];
  test.each(cases)("%s", async (_name, change, expected) => {
    zone = { ...good, ...change };
    const found = (await examine()).filter(({ state }) => state !== "ok");
    expect(found.map(({ state, code }) => `${state} ${code}`)).toEqual([expected]);
    for (const result of found) {
      expect(textOf(result)).not.toMatch(/[{}]/);
      expect(adviceOn(result)).toMatch(/\w/);
    }
  });

  test.each([
    ["on trial", sts.replace("enforce", "testing"), "warning mta-sts-testing"],
    ["switched off", "version: STSv1\nmode: none\nmax_age: 86400\n", "warning mta-sts-none"],
    ["remembered for an hour", sts.replace("604800", "3600"), "warning mta-sts-short"],
    ["without servers", sts.replace(/mx:.*\n/g, ""), "failure mta-sts-broken"],
    ["a page instead", "<html>not found</html>", "failure mta-sts-broken"],
    ["not there", null, "failure mta-sts-unreached"],
  ])("an MTA-STS policy %s", async (_name, served, expected) => {
    policy = served;
    expect(await told()).toEqual([expected]);
  });
});

test("a selector that is named must be there; unnamed ones are looked for", async () => {
  expect(await told(["selector1", "missing"])).toEqual(["failure dkim-missing"]);
  const { "TXT selector1._domainkey.clinic.example": _key, ...without } = good;
  zone = without;
  expect(await told()).toEqual(["cannot-tell dkim-unknown"]);
});

test("a subdomain stands under its parent's DMARC", async () => {
  zone = {
    ...good,
    "TXT ward.clinic.example": ["v=spf1 -all"],
    "TXT _dmarc.clinic.example": ["v=DMARC1; p=reject; sp=none; rua=mailto:a@b.example"],
  };
  expect(await told([], "ward.clinic.example")).toContain("warning dmarc-none");
});

test("SPF records that point at each other end", async () => {
  zone = {
    ...good,
    "TXT clinic.example": ["v=spf1 include:spf.mail.example -all"],
    "TXT spf.mail.example": ["v=spf1 include:clinic.example -all"],
  };
  expect(await told()).toEqual([]);
});

test("a domain that is not there is not one without records", async () => {
  expect(await told([], "clinic.invalid")).toEqual(["cannot-tell domain-unknown"]);
});
