import { createHash, X509Certificate } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliveryClient } from "../../shared/core/delivery/endpoint-client.ts";
import { type MailHost, startMailHost } from "../support/lab/mail-host.ts";
import { type SignedZones, startSignedZones } from "../support/lab/signed-zone.ts";
import type { Issued } from "../support/lab/test-authority.ts";
import { alice } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { inFolder, type Outside, startOutside } from "./outside.ts";

/** TLSA records in zones that ldns signs, nsd serves and unbound validates; mail hosts whose certificates nobody else vouches for. */
let outside: Outside;
let zones: SignedZones;
let clinic: DeliveringClinic;
let hosts: MailHost[] = [];

const spki = ({ certificate }: Issued): string =>
  createHash("sha256")
    .update(new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
const whole = (certificate: string, hash: string): string =>
  createHash(hash).update(new X509Certificate(certificate).raw).digest("hex");

beforeAll(async () => {
  outside = await startOutside();
  const { stranger, smtpPort } = outside;
  const own = stranger.issue("own", { hosts: ["anything.example"] });
  const under = stranger.issue("under", { hosts: ["mx.under.example"] });
  const misnamed = stranger.issue("misnamed", { hosts: ["mx.elsewhere.example"] });
  const withRoot = ({ key, certificate }: Issued) => ({ key, certificate: `${certificate}${stranger.certificate}` });
  hosts = [
    await startMailHost("127.0.0.81", smtpPort, { tls: own }),
    await startMailHost("127.0.0.82", smtpPort, { tls: withRoot(under) }),
    await startMailHost("127.0.0.83", smtpPort, { tls: withRoot(misnamed) }),
    await startMailHost("127.0.0.84", smtpPort, {
      tls: outside.authority.issue("vouched", { hosts: ["mx.overridden.example"] }),
    }),
  ];
  const at = `_${smtpPort}._tcp.mx`;
  const zone = (address: string, ...tlsa: readonly string[]): readonly string[] => [
    "@ IN MX 10 mx",
    `mx IN A ${address}`,
    ...tlsa.map((record) => `${at} IN TLSA ${record}`),
  ];
  const folder = inFolder(outside, "zones");
  await mkdir(folder);
  zones = await startSignedZones(folder, [
    { name: "ee.example", kind: "signed", records: zone("127.0.0.81", `3 1 1 ${spki(own)}`) },
    { name: "ee512.example", kind: "signed", records: zone("127.0.0.81", `3 0 2 ${whole(own.certificate, "sha512")}`) },
    {
      name: "rolled.example",
      kind: "signed",
      records: zone("127.0.0.81", `3 1 1 ${"00".repeat(32)}`, `3 1 1 ${spki(own)}`),
    },
    {
      name: "under.example",
      kind: "signed",
      records: zone("127.0.0.82", `2 0 1 ${whole(stranger.certificate, "sha256")}`),
    },
    {
      name: "undermis.example",
      kind: "signed",
      records: zone("127.0.0.83", `2 0 1 ${whole(stranger.certificate, "sha256")}`),
    },
    { name: "other.example", kind: "signed", records: zone("127.0.0.81", `3 1 1 ${"11".repeat(32)}`) },
    { name: "overridden.example", kind: "signed", records: zone("127.0.0.84", `3 1 1 ${"22".repeat(32)}`) },
    { name: "pkix.example", kind: "signed", records: zone("127.0.0.81", `1 1 1 ${spki(own)}`) },
    { name: "none.example", kind: "signed", records: zone("127.0.0.81") },
    { name: "open.example", kind: "unsigned", records: zone("127.0.0.81", `3 1 1 ${spki(own)}`) },
    { name: "forged.example", kind: "forged", records: zone("127.0.0.81", `3 1 1 ${spki(own)}`) },
  ]);
  clinic = await openDeliveringClinic(
    outside,
    {},
    {
      routing: outside.routing({
        resolver: { address: "127.0.0.1", port: zones.port, validating: true },
        partners: [{ domains: ["overridden.example"], hosts: ["mx.overridden.example"] }],
      }),
    },
  );
});
afterAll(async () => {
  await clinic?.stop();
  await zones?.stop();
  await Promise.all(hosts.map((host) => host.stop()));
  await outside.stop();
});

async function evidenceFor(domain: string): Promise<readonly string[]> {
  const client = deliveryClient({ url: clinic.url, token: clinic.token, fetch, timeoutMs: 10_000 });
  const answer = await client.routes({ from: alice, recipients: [`maria@${domain}`], class: "sensitive" });
  if (!answer.ok) throw new Error(answer.code);
  return (answer.value.recipients[0]?.routes ?? []).map(({ evidence, detail }) => `${evidence} ${detail}`.trim());
}

describe("the route", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["the key of the host", "ee.example", ["endpoint", "dane 3 1 1"]],
    ["the whole certificate, SHA-512", "ee512.example", ["endpoint", "dane 3 0 2"]],
    ["two keys, as in a rollover", "rolled.example", ["endpoint", "dane 3 1 1, 3 1 1"]],
    ["an authority of its own", "under.example", ["endpoint", "dane 2 0 1"]],
    ["a key, and takes the place of a partner's pin", "overridden.example", ["endpoint", "dane 3 1 1"]],
  ])("counts with TLSA for %s", async (_, domain, expected) => {
    expect(await evidenceFor(domain)).toEqual(expected);
  });

  it.each([
    ["a usage that is not for mail", "pkix.example"],
    ["no TLSA record", "none.example"],
    ["a zone that is not signed", "open.example"],
    ["a record that was forged after signing", "forged.example"],
  ])("does not count with %s", async (_, domain) => {
    expect(await evidenceFor(domain)).toEqual(["endpoint"]);
  });
});

describe("the delivery", () => {
  it.each([
    ["the key of the host, whatever name its certificate has", "ee.example", "tls_delivered"],
    ["the whole certificate", "ee512.example", "tls_delivered"],
    ["one of two keys", "rolled.example", "tls_delivered"],
    ["an authority of its own, with the host's name", "under.example", "tls_delivered"],
    ["an authority of its own, but another name", "undermis.example", "notified"],
    ["another key than the host shows", "other.example", "notified"],
    ["another key, although an authority and a pin vouch for the host", "overridden.example", "notified"],
    ["a zone that is not signed", "open.example", "notified"],
  ])("with TLSA for %s", async (_, domain, expected) => {
    const id = await clinic.send({ to: [`maria@${domain}`], text: "x" });
    expect((await clinic.settled(id)).recipients.map(({ state }) => state)).toEqual([expected]);
    if (expected === "notified") await clinic.mail.next();
  });
});
