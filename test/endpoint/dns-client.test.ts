import { createSocket, type Socket } from "node:dgram";
import { decode, encode, type Packet } from "dns-packet";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dnsClient } from "../../secure-delivery/dns/dns-client.ts";
import { mailHosts } from "../../secure-delivery/dns/mail-hosts.ts";
import { textRecords } from "../../secure-delivery/dns/text-records.ts";
import { type DnsServer, startDnsServer } from "../support/lab/dns-server.ts";

/** Our own resolver client, against a server that behaves and one that does not. */
let server: DnsServer;
let forger: Socket | null = null;
beforeAll(async () => {
  server = await startDnsServer(true);
});
afterEach(() => {
  forger?.close();
  forger = null;
});
afterAll(() => server.stop());

const soon = (): AbortSignal => AbortSignal.timeout(1_000);
const client = (validating = true) => dnsClient({ address: "127.0.0.1", port: server.port, validating });

async function forgery(answer: (query: Packet) => readonly Packet[]): Promise<ReturnType<typeof dnsClient>> {
  const socket = createSocket("udp4");
  forger = socket;
  socket.on("message", (message, { port, address }) => {
    for (const packet of answer(decode(message))) socket.send(encode(packet), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return dnsClient({ address: "127.0.0.1", port: socket.address().port, validating: true });
}

describe("an answer", () => {
  it("that is too long for UDP comes by TCP, whole", async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `${index} ${"x".repeat(200)}`);
    for (const data of texts) server.set({ type: "TXT", name: "long.example", data });
    expect(await textRecords(client(), "long.example", soon())).toEqual(texts);
  });

  it("in pieces is put together", async () => {
    server.set({ type: "TXT", name: "pieces.example", data: ["v=STSv1; ", "id=1;"] });
    expect(await textRecords(client(), "pieces.example", soon())).toEqual(["v=STSv1; id=1;"]);
  });

  it("counts as authenticated only from a resolver that we trust to validate", async () => {
    server.set({ type: "A", name: "signed.example", data: "192.0.2.1" });
    expect((await client(true).ask("signed.example", "A", soon())).authenticated).toBe(true);
    expect((await client(false).ask("signed.example", "A", soon())).authenticated).toBe(false);
  });

  it("for a name in another script is asked for as DNS writes it", async () => {
    server.set({ type: "A", name: "xn--mnchen-3ya.example", data: "192.0.2.2" });
    expect((await client().ask("münchen.example", "A", soon())).records).toHaveLength(1);
  });

  it("that there is no such name is an answer; a failure is none", async () => {
    expect((await client().ask("nothing.example", "A", soon())).records).toEqual([]);
    server.broken.add("A broken.example");
    await expect(client().ask("broken.example", "A", soon())).rejects.toMatchObject({ code: "SERVFAIL" });
    server.silent.add("A silent.example");
    await expect(client().ask("silent.example", "A", AbortSignal.timeout(200))).rejects.toMatchObject({
      code: "TIMEOUT",
    });
  });
});

describe("a forged answer", () => {
  const lie = (query: Packet): Packet => ({
    type: "response",
    id: query.id ?? 0,
    questions: query.questions ?? [],
    answers: [{ type: "A", name: query.questions?.[0]?.name ?? "", ttl: 60, data: "203.0.113.66" }],
  });
  const truth = (query: Packet): Packet => ({
    ...lie(query),
    answers: [{ type: "A", name: query.questions?.[0]?.name ?? "", ttl: 60, data: "192.0.2.1" }],
  });
  it.each<readonly [string, (query: Packet) => Packet]>([
    ["with another id", (query) => ({ ...lie(query), id: ((query.id ?? 0) + 1) % 65_536 })],
    ["to another question", (query) => ({ ...lie(query), questions: [{ type: "A", name: "other.example" }] })],
    [
      "to another type of question",
      (query) => ({ ...lie(query), questions: [{ type: "AAAA", name: query.questions?.[0]?.name ?? "" }] }),
    ],
    ["to no question", (query) => ({ ...lie(query), questions: [] })],
    ["that is a question", (query) => ({ ...lie(query), type: "query" })],
  ])("%s is not listened to; the true one is", async (_, forge) => {
    const dns = await forgery((query) => [forge(query), truth(query)]);
    const { records } = await dns.ask("asked.example", "A", soon());
    expect(records.map(({ data }) => data)).toEqual(["192.0.2.1"]);
  });

  it("that only brings an alias of the name brings no record of another type", async () => {
    const dns = await forgery((query) => [
      { ...lie(query), answers: [{ type: "CNAME", name: "asked.example", ttl: 60, data: "elsewhere.example" }] },
    ]);
    expect((await dns.ask("asked.example", "A", soon())).records).toEqual([]);
  });
});

describe("mail hosts", () => {
  it.each<readonly [string, string, readonly (readonly [number, string])[], readonly string[]]>([
    [
      "are tried by preference",
      "two.example",
      [
        [20, "b.mx.example"],
        [10, "a.mx.example"],
      ],
      ["a.mx.example", "b.mx.example"],
    ],
    [
      "are each tried once",
      "twice.example",
      [
        [10, "a.mx.example"],
        [20, "A.mx.example"],
      ],
      ["a.mx.example"],
    ],
    ["are none where the domain says so", "nomail.example", [[0, "."]], []],
    ["are the domain itself where there is no MX", "bare.example", [], ["bare.example"]],
  ])("%s", async (_, domain, records, expected) => {
    for (const [preference, exchange] of records)
      server.set({ type: "MX", name: domain, data: { preference, exchange } });
    expect((await mailHosts(client(), domain, soon())).names).toEqual(expected);
  });
});
