import { execFileSync } from "node:child_process";
import { generateKey } from "openpgp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { deliveryClient } from "../../shared/core/delivery/endpoint-client.ts";
import type { RegisterEntry } from "../../shared/core/delivery/wire/registers.ts";
import { alice, type Called } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** What people asked for, and what senders have seen. */
const bob = "bob@riverside.example";
const patient = "maria@home.example";
const day = 86_400_000;
let outside: Outside;
let clinic: DeliveringClinic;
let bobsToken: string;

beforeAll(async () => {
  outside = await startOutside();
  clinic = await openDeliveringClinic(
    outside,
    {},
    {
      routing: outside.routing({ certificateAuthorities: outside.authority.file }),
    },
  );
  bobsToken = await clinic.enrol(bob);
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});
beforeEach(() => {
  clinic.clock.time += 3_600_000;
});

const post = (path: string, body: unknown, token: string | null = clinic.token): Promise<Called> =>
  clinic.call("POST", path, { body, ...(token === null ? {} : { token }) });
const later = (ms: number): string => new Date(clinic.clock.time + ms).toISOString();
const record = (changes: object = {}): Promise<Called> =>
  post("/v1/registers", {
    register: "unencrypted",
    address: patient,
    purpose: "access-request",
    document: "warning-2",
    until: later(365 * day),
    ...changes,
  });
const entriesOf = async (address: string): Promise<readonly RegisterEntry[]> =>
  (await post("/v1/registers/lookup", { address })).json.entries as readonly RegisterEntry[];

async function routesTo(
  recipient: string,
  terms: { from?: string; token?: string; class?: "sensitive" | "ordinary" } = {},
): Promise<readonly string[]> {
  const client = deliveryClient({ url: clinic.url, token: terms.token ?? clinic.token, fetch, timeoutMs: 10_000 });
  const answer = await client.routes({
    from: terms.from ?? alice,
    recipients: [recipient],
    class: terms.class ?? "ordinary",
  });
  if (!answer.ok) throw new Error(answer.code);
  return (answer.value.recipients[0]?.routes ?? []).map(({ route, evidence, detail }) =>
    `${route} ${evidence} ${detail}`.trim(),
  );
}

describe("a preference for unencrypted mail", () => {
  it("is recorded with who, which warning, what for and until when, and found by the address however it is written", async () => {
    const made = await record();
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      register: "unencrypted",
      purpose: "access-request",
      document: "warning-2",
      valid: true,
      revoked: null,
    });
    expect(String(made.json.recordedBy)).toMatch(/^[\w-]{43}$/);
    expect(await entriesOf("Maria@HOME.example")).toEqual([made.json]);
    expect(await entriesOf("another@home.example")).toEqual([]);
    expect(clinic.dump()).not.toMatch(/maria@home/i);
    expect(clinic.log()).not.toMatch(/maria/i);
  });

  it("is a route until it is revoked, from the next question on", async () => {
    const address = "revoked@home.example";
    const { json } = await record({ address, purpose: "appointment" });
    expect(await routesTo(address)).toEqual(["portal endpoint", "plain preference appointment"]);
    const revoked = await post(`/v1/registers/${json.id}/revoke`, { address }, bobsToken);
    expect(revoked.json).toMatchObject({ id: json.id, valid: false, revoked: { at: later(0) } });
    expect(await routesTo(address)).toEqual(["portal endpoint"]);
    clinic.clock.time += 1_000;
    expect((await post(`/v1/registers/${json.id}/revoke`, { address })).json).toEqual(revoked.json);
  });

  it("is a route until its time is over, and never promises more", async () => {
    const address = "over@home.example";
    await record({ address, until: later(60_000) });
    const { json } = await post("/v1/routes", { from: alice, recipients: [address], class: "ordinary" });
    expect(JSON.stringify(json)).toContain(`"validUntil":"${later(60_000)}"`);
    clinic.clock.time += 60_000;
    expect(await routesTo(address)).toEqual(["portal endpoint"]);
    expect((await entriesOf(address))[0]).toMatchObject({ valid: false, revoked: null });
  });

  it("is used for delivery where no floor is set, and not above one", async () => {
    const address = "plain@home.example";
    await record({ address });
    const open = await clinic.send({ to: [address], subject: "Hello", text: "as you asked" }, { floor: "none" });
    expect((await clinic.settled(open)).recipients).toMatchObject([{ state: "plain_delivered", route: "plain" }]);
    expect((await clinic.mail.next()).message.subject).toBe("Hello");
    const closed = await clinic.send({ to: [address], subject: "Hello", text: "x" }, { floor: "tls" });
    expect((await clinic.settled(closed)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    expect((await clinic.mail.next()).message.subject).not.toBe("Hello");
  });

  it("is no marketing authorisation, nor the other way round", async () => {
    const address = "marketing@home.example";
    await record({ address, register: "marketing", purpose: "newsletter", document: "form-7" });
    expect(await routesTo(address)).toEqual(["portal endpoint"]);
    expect(await entriesOf(address)).toMatchObject([{ register: "marketing", purpose: "newsletter", valid: true }]);
  });

  it.each<readonly [string, object, number]>([
    ["a text as its purpose", { purpose: "because of her HIV test" }, 400],
    ["no end", { until: undefined }, 400],
    ["an end in the past", { until: "2020-01-01T00:00:00Z" }, 400],
    ["an end in ten years", { until: "2040-01-01T00:00:00Z" }, 400],
    ["no address", { address: "maria" }, 400],
    ["another register", { register: "wishes" }, 400],
  ])("is refused with %s", async (_, changes, status) => {
    expect((await record(changes)).status).toBe(status);
  });

  it("cannot be revoked for somebody else, nor without a token", async () => {
    const { json } = await record({ address: "kept@home.example" });
    expect((await post(`/v1/registers/${json.id}/revoke`, { address: "other@home.example" })).status).toBe(404);
    expect((await post(`/v1/registers/${json.id}/revoke`, { address: "kept@home.example" }, null)).status).toBe(401);
    expect((await entriesOf("kept@home.example"))[0]?.valid).toBe(true);
  });
});

describe("keys that a sender has seen", () => {
  async function keyOf(address: string): Promise<{ material: string; fingerprint: string }> {
    const { publicKey } = await generateKey({
      userIDs: [{ email: address }],
      type: "ecc",
      curve: "curve25519Legacy",
      format: "object",
    });
    return { material: toBase64(publicKey.write()), fingerprint: publicKey.getFingerprint().toUpperCase() };
  }
  const see = (address: string, material: string, changes: object = {}, token = clinic.token): Promise<Called> =>
    post("/v1/keys/seen", { from: alice, address, kind: "autocrypt", material, seenAt: later(0), ...changes }, token);

  it("count for that sender only, and not for patient information", async () => {
    const { material, fingerprint } = await keyOf("seen@home.example");
    expect((await see("seen@home.example", material)).json).toEqual({ fingerprint });
    expect(await routesTo("seen@home.example")).toEqual([`openpgp key-autocrypt ${fingerprint}`, "portal endpoint"]);
    expect(await routesTo("seen@home.example", { class: "sensitive" })).toEqual(["portal endpoint"]);
    expect(await routesTo("seen@home.example", { from: bob, token: bobsToken })).toEqual(["portal endpoint"]);
  });

  it("take the place of an older one, and an older one never that of a newer", async () => {
    const [first, second] = [await keyOf("twice@home.example"), await keyOf("twice@home.example")];
    await see("twice@home.example", first.material, { seenAt: "2030-01-01T00:00:00Z" });
    await see("twice@home.example", second.material, { seenAt: later(-day) });
    expect(await routesTo("twice@home.example")).toContain(`openpgp key-autocrypt ${first.fingerprint}`);
    clinic.clock.time += 1_000;
    await see("twice@home.example", second.material);
    expect(await routesTo("twice@home.example")).toContain(`openpgp key-autocrypt ${second.fingerprint}`);
  });

  it("are certificates too, where a known authority stands behind them", async () => {
    const der = (file: string): string =>
      execFileSync("openssl", ["x509", "-in", file, "-outform", "DER"]).toString("base64");
    const good = outside.authority.issue("seen", { mailboxes: ["good@home.example"], key: "rsa" });
    const strange = outside.stranger.issue("seen2", { mailboxes: ["strange@home.example"], key: "rsa" });
    expect((await see("good@home.example", der(good.certificateFile), { kind: "smime" })).status).toBe(200);
    expect((await see("strange@home.example", der(strange.certificateFile), { kind: "smime" })).status).toBe(200);
    expect(await routesTo("good@home.example", { class: "sensitive" })).toEqual([
      expect.stringMatching(/^smime certificate-seen/),
      "portal endpoint",
    ]);
    expect(await routesTo("strange@home.example")).toEqual(["portal endpoint"]);
  });

  it.each<readonly [string, () => Promise<Called>, number]>([
    ["of somebody else", async () => see("victim@home.example", (await keyOf("mallory@home.example")).material), 400],
    ["that are none", () => see("victim@home.example", "AAAAAAAA"), 400],
    [
      "for another sender",
      async () => see("x@home.example", (await keyOf("x@home.example")).material, { from: bob }),
      403,
    ],
  ])("are refused %s", async (_, call, status) => {
    expect((await call()).status).toBe(status);
    expect(await routesTo("victim@home.example")).toEqual(["portal endpoint"]);
  });
});
