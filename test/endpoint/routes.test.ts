import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { generateKey } from "openpgp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { zBase32 } from "../../secure-delivery/routing/web-key-directory.ts";
import { deliveryClient } from "../../shared/core/delivery/endpoint-client.ts";
import { alice, type Clinic, openClinic } from "./clinic.ts";
import { inFolder, type Outside, startOutside } from "./outside.ts";

/** Each way to be sure of a recipient's domain or keys, against real servers of that kind. */
const webNames = [
  "mta-sts.enforced.example",
  "mta-sts.trial.example",
  "mta-sts.elsewhere.example",
  "mta-sts.moved.example",
  "mta-sts.forged.example",
  "openpgpkey.keys.example",
  "direct.example",
  "keys.server.example",
];

let outside: Outside;
let clinic: Clinic;
let token: string;
let pins: string;

beforeAll(async () => {
  outside = await startOutside(webNames);
  pins = inFolder(outside, "pins");
  await mkdir(pins);
  const good = outside.authority.issue("mx", {
    hosts: [
      "mx.enforced.example",
      "mx.plain-tls.example",
      "mx1.partner.example",
      "mx.trial.example",
      "mx.forged.example",
    ],
  });
  const misnamed = outside.authority.issue("misnamed", { hosts: ["www.misnamed.example"] });
  const strange = outside.stranger.issue("strange", { hosts: ["mx.strange.example"] });
  const tls = ({ key, certificate }: { key: string; certificate: string }) => ({ tls: { key, certificate } });
  await outside.mailHost("mx.enforced.example", ["enforced.example"], tls(good));
  await outside.mailHost("mx.trial.example", ["trial.example"], tls(good));
  await outside.mailHost("mx.forged.example", ["forged.example"], tls(good));
  await outside.mailHost(
    "mx.plain-tls.example",
    ["plain-tls.example", "elsewhere.example", "moved.example"],
    tls(good),
  );
  await outside.mailHost("mx1.partner.example", ["partner.example"], tls(good));
  await outside.mailHost("mx.clear.example", ["clear.example"], { tls: null });
  await outside.mailHost("mx.old.example", ["old.example"], {
    tls: { ...outside.authority.issue("old", { hosts: ["mx.old.example"], key: "rsa" }), only: "TLSv1.1" },
  });
  await outside.mailHost("mx.tls12.example", ["tls12.example"], {
    tls: { ...outside.authority.issue("tls12", { hosts: ["mx.tls12.example"] }), only: "TLSv1.2" },
  });
  await outside.mailHost("mx.misnamed.example", ["misnamed.example"], tls(misnamed));
  await outside.mailHost("mx.strange.example", ["strange.example"], tls(strange));
  outside.dns.set({ type: "MX", name: "nomail.example", data: { preference: 0, exchange: "." } });
  for (const domain of ["enforced", "trial", "elsewhere", "moved", "forged"])
    outside.dns.set({ type: "TXT", name: `_mta-sts.${domain}.example`, data: "v=STSv1; id=20260101T000000;" });
  clinic = await openClinic({
    routing: outside.routing({
      partners: [
        { domains: ["partner.example"], hosts: ["*.partner.example"] },
        { domains: ["clear.example"], hosts: ["mx.somewhere-else.example"] },
      ],
      keyServers: ["keys.server.example"],
      pinnedKeys: pins,
    }),
    limits: { messagesPerMinute: 1_000 },
  });
  clinic.clock.time = Date.now();
  token = await clinic.enrol(alice);
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});
// What was kept for one case must not answer the next.
beforeEach(() => {
  clinic.clock.time += 48 * 3_600_000;
});

function policy(host: string, text: string, type = "text/plain", status = 200): void {
  outside.web.pages.set(`${host}/.well-known/mta-sts.txt`, { body: text, type, status });
}

async function routesTo(
  recipient: string,
  messageClass: "sensitive" | "ordinary" = "sensitive",
): Promise<readonly string[]> {
  const client = deliveryClient({ url: clinic.url, token, fetch, timeoutMs: 10_000 });
  const answer = await client.routes({ from: alice, recipients: [recipient], class: messageClass });
  if (!answer.ok) throw new Error(answer.code);
  return (answer.value.recipients[0]?.routes ?? []).map(({ route, evidence, detail }) =>
    `${route} ${evidence} ${detail}`.trim(),
  );
}

const portal = "portal endpoint";

describe("transport", () => {
  const enforce = "version: STSv1\nmode: enforce\nmx: mx.enforced.example\nmax_age: 86400\n";
  it.each<readonly [string, string, string, readonly [string, string?, number?], readonly string[]]>([
    [
      "enforced MTA-STS counts",
      "enforced.example",
      "mta-sts.enforced.example",
      [enforce],
      [portal, "tls mta-sts enforce 20260101T000000"],
    ],
    [
      "MTA-STS in testing counts for nothing",
      "trial.example",
      "mta-sts.trial.example",
      [enforce.replace("enforce", "testing").replace("mx.enforced", "mx.trial")],
      [portal],
    ],
    ["nor does a policy for other hosts", "elsewhere.example", "mta-sts.elsewhere.example", [enforce], [portal]],
    ["nor a policy of another type", "enforced.example", "mta-sts.enforced.example", [enforce, "text/html"], [portal]],
    ["nor a redirect", "moved.example", "mta-sts.moved.example", [enforce, "text/plain", 301], [portal]],
    [
      "nor a page that is too long",
      "enforced.example",
      "mta-sts.enforced.example",
      [`${enforce}${"#".repeat(70_000)}`],
      [portal],
    ],
    ["nor a server error", "enforced.example", "mta-sts.enforced.example", [enforce, "text/plain", 500], [portal]],
  ])("%s", async (_, domain, host, [text, type, status], expected) => {
    policy(host, text, type, status);
    expect(await routesTo(`maria@${domain}`)).toEqual(expected);
  });

  it("an MTA-STS policy host without a certificate for its name counts for nothing", async () => {
    outside.dns.set({ type: "A", name: "mta-sts.plain-tls.example", data: "127.0.0.1" });
    outside.dns.set({ type: "TXT", name: "_mta-sts.plain-tls.example", data: "v=STSv1; id=1;" });
    policy("mta-sts.plain-tls.example", "version: STSv1\nmode: enforce\nmx: mx.plain-tls.example\nmax_age: 86400\n");
    expect(await routesTo("maria@plain-tls.example")).toEqual([portal]);
  });

  it.each([
    ["a partner's pinned hosts count", "partner.example", [portal, "tls partner-pin mx1.partner.example"]],
    ["a partner whose MX points elsewhere does not", "clear.example", [portal]],
  ])("%s", async (_, domain, expected) => {
    expect(await routesTo(`maria@${domain}`)).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["verified TLS 1.3", "plain-tls.example", [portal, "tls tls-probe TLSv1.3"]],
    ["verified TLS 1.2", "tls12.example", [portal, "tls tls-probe TLSv1.2"]],
    ["no STARTTLS", "clear.example", [portal]],
    ["TLS 1.1 only", "old.example", [portal]],
    ["a certificate for another name", "misnamed.example", [portal]],
    ["a certificate of an unknown authority", "strange.example", [portal]],
    ["a domain that takes no mail", "nomail.example", [portal]],
    ["a domain that does not exist", "nowhere.example", [portal]],
  ])("a live look at %s, for ordinary mail only", async (_, domain, expected) => {
    expect(await routesTo(`maria@${domain}`, "ordinary")).toEqual(expected);
    expect(await routesTo(`maria@${domain}`, "sensitive")).toEqual([portal]);
  });
});

describe("OpenPGP keys", () => {
  const keyOf = async (address: string, terms: { date?: Date; expires?: number } = {}) => {
    const { publicKey } = await generateKey({
      userIDs: [{ name: "Maria", email: address }],
      type: "ecc",
      curve: "curve25519Legacy",
      format: "object",
      date: terms.date ?? new Date(Date.now() - 60_000),
      ...(terms.expires === undefined ? {} : { keyExpirationTime: terms.expires }),
    });
    return publicKey;
  };
  const localHash = (local: string): string => zBase32(createHash("sha1").update(local).digest());
  const publish = (page: string, body: Uint8Array): void =>
    void outside.web.pages.set(page, { body, type: "application/octet-stream" });

  it("come from the domain's web key directory, by the advanced method", async () => {
    const key = await keyOf("Maria.Lopez@keys.example");
    publish(`openpgpkey.keys.example/.well-known/openpgpkey/keys.example/hu/${localHash("maria.lopez")}`, key.write());
    expect(await routesTo("Maria.Lopez@keys.example")).toEqual([
      `openpgp key-wkd ${key.getFingerprint().toUpperCase()}`,
      portal,
    ]);
    expect(outside.web.asked.some((page) => page.endsWith("?l=Maria.Lopez"))).toBe(true);
  });

  it("come by the direct method where there is no host for the advanced one", async () => {
    const key = await keyOf("maria@direct.example");
    publish(`direct.example/.well-known/openpgpkey/hu/${localHash("maria")}`, key.write());
    expect(await routesTo("maria@direct.example")).toEqual([
      `openpgp key-wkd ${key.getFingerprint().toUpperCase()}`,
      portal,
    ]);
  });

  it.each<readonly [string, string, () => Promise<Uint8Array>]>([
    ["of somebody else", "other", async () => (await keyOf("mallory@keys.example")).write()],
    [
      "that has expired",
      "old",
      async () => (await keyOf("old@keys.example", { date: new Date("2020-01-01"), expires: 86_400 })).write(),
    ],
    ["that is none", "none", async () => new TextEncoder().encode("<html>hello</html>")],
  ])("%s are not used", async (_, local, bytes) => {
    publish(`openpgpkey.keys.example/.well-known/openpgpkey/keys.example/hu/${localHash(local)}`, await bytes());
    expect(await routesTo(`${local}@keys.example`)).toEqual([portal]);
  });

  it("come from a key server that the admin named", async () => {
    const key = await keyOf("served@served.example");
    outside.web.pages.set("keys.server.example/vks/v1/by-email/served%40served.example", {
      body: key.armor(),
      type: "application/pgp-keys",
    });
    expect(await routesTo("served@served.example")).toEqual([
      `openpgp key-server ${key.getFingerprint().toUpperCase()}`,
      portal,
    ]);
  });

  it("come from the admin's folder first, and no longer once the file is gone", async () => {
    const pinned = await keyOf("served@served.example");
    const file = path.join(pins, "served.asc");
    await writeFile(file, pinned.armor());
    const [first] = await routesTo("served@served.example");
    expect(first).toBe(`openpgp key-pinned ${pinned.getFingerprint().toUpperCase()}`);
    await rm(file);
    expect(await routesTo("served@served.example")).toEqual([expect.stringContaining("openpgp key-server"), portal]);
  });
});

describe("the look itself", () => {
  it("is kept, and taken again when its time is over", async () => {
    policy("mta-sts.enforced.example", "version: STSv1\nmode: enforce\nmx: mx.enforced.example\nmax_age: 3600\n");
    const asked = (): number => outside.dns.asked.get("TXT _mta-sts.enforced.example") ?? 0;
    const before = asked();
    await Promise.all([routesTo("a@enforced.example"), routesTo("b@enforced.example")]);
    await routesTo("c@enforced.example");
    expect(asked() - before).toBe(1);
    clinic.clock.time += 3_600_001;
    await routesTo("a@enforced.example");
    expect(asked() - before).toBe(2);
  });

  it("ends when a resolver does not answer: no evidence, and the answer still comes", async () => {
    outside.dns.silent.add("MX silent.example");
    const start = performance.now();
    expect(await routesTo("maria@silent.example", "ordinary")).toEqual([portal]);
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(clinic.log()).toContain('"evidence":"tls-probe","result":"late"');
  });

  it("treats a failing resolver as no evidence, and asks again soon", async () => {
    policy("mta-sts.enforced.example", "version: STSv1\nmode: enforce\nmx: mx.enforced.example\nmax_age: 3600\n");
    outside.dns.broken.add("TXT _mta-sts.enforced.example");
    expect(await routesTo("maria@enforced.example")).toEqual([portal]);
    outside.dns.broken.clear();
    clinic.clock.time += 31_000;
    expect(await routesTo("maria@enforced.example")).toHaveLength(2);
  });

  it("puts no address into the log", () => {
    expect(clinic.log()).not.toMatch(/maria|served/i);
  });

  it.each<readonly [string, unknown, number]>([
    ["of another's address", { from: "bob@riverside.example", recipients: ["a@b.example"], class: "ordinary" }, 403],
    ["without recipients", { from: alice, recipients: [], class: "ordinary" }, 400],
    ["of no address", { from: alice, recipients: ["a@b.example\r\nRCPT TO:<x@y.example>"], class: "ordinary" }, 400],
    ["of another class", { from: alice, recipients: ["a@b.example"], class: "secret" }, 400],
  ])("refuses a request %s", async (_, body, status) => {
    expect((await clinic.call("POST", "/v1/routes", { token, body })).status).toBe(status);
  });

  it("refuses a request without a token", async () => {
    expect((await clinic.call("POST", "/v1/routes", { body: {} })).status).toBe(401);
  });
});
