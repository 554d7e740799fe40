import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** The organisation's existing gateway, told by header or by subject tag, through a relay of its own. */
type Gateway = NonNullable<NonNullable<EndpointConfig["routing"]>["gateway"]>;
let outside: Outside;
let gateway: MailSink;
let clinic: DeliveringClinic | null = null;
beforeAll(async () => {
  outside = await startOutside();
  gateway = await startMailSink();
});
afterEach(() => clinic?.stop());
afterAll(async () => {
  await gateway.stop();
  await outside.stop();
});

async function open(terms: Gateway): Promise<DeliveringClinic> {
  const relay = { host: "127.0.0.1", port: gateway.port, from: "no-reply@riverside.example" };
  clinic = await openDeliveringClinic(outside, {}, { routing: outside.routing({ gateway: { relay, ...terms } }) });
  return clinic;
}

const proven = { provenOn: "2026-11-01" };

describe("a proven gateway", () => {
  it.each<readonly [string, Gateway, string, string | undefined]>([
    ["is told by a header", { profile: "microsoft-365", ...proven }, "Termin", "encrypt"],
    ["is told by a tag before the subject", { profile: "proofpoint", ...proven }, "[Encrypt] Termin", undefined],
    ["is told by the organisation's own word", { profile: "zix", word: "SAFE", ...proven }, "SAFE Termin", undefined],
  ])("%s", async (_, terms, subject, header) => {
    const desk = await open(terms);
    const id = await desk.send({ to: ["maria@home.example"], subject: "Termin", text: "x" });
    expect((await desk.settled(id)).recipients).toMatchObject([
      { state: "gateway_delivered", route: "gateway", detail: terms.profile },
    ]);
    const mail = await gateway.next();
    expect(mail.message.subject).toBe(subject);
    expect(mail.message.headers.find(({ key }) => key === "x-sealpost-protect")?.value).toBe(header);
    expect(desk.mail.mails).toEqual([]);
  });

  it("is not used above what it counts as", async () => {
    const desk = await open({ profile: "microsoft-365", countsAs: "tls", ...proven });
    const id = await desk.send({ to: ["maria@home.example"], text: "x" }, { floor: "sealed" });
    expect((await desk.settled(id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
  });

  it("that counts as sealed is used there too", async () => {
    const desk = await open({ profile: "microsoft-365", countsAs: "sealed", ...proven });
    const id = await desk.send({ to: ["maria@home.example"], text: "x" }, { floor: "sealed" });
    expect((await desk.settled(id)).recipients).toMatchObject([{ state: "gateway_delivered" }]);
    await gateway.next();
  });

  it("that refuses sends the message up to the portal", async () => {
    const desk = await open({ profile: "microsoft-365", ...proven });
    gateway.refuse(true);
    const id = await desk.send({ to: ["maria@home.example"], text: "x" });
    expect((await desk.settled(id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    gateway.refuse(false);
  });
});

describe("a gateway whose self-test never passed", () => {
  it("is no way at all: the message waits for pickup", async () => {
    const desk = await open({ profile: "microsoft-365" });
    const before = gateway.mails.length;
    const id = await desk.send({ to: ["maria@home.example"], text: "x" });
    expect((await desk.settled(id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    expect(gateway.mails.length).toBe(before);
  });
});

describe("the undo time", () => {
  it("holds everything back, and a recall in it sends nothing to anybody", async () => {
    clinic = await openDeliveringClinic(outside, { undoSeconds: 60 });
    const kept = await clinic.send({ to: ["maria@home.example"], text: "x" });
    const recalled = await clinic.send({ to: ["maria@home.example"], text: "x" });
    expect(await clinic.state(kept)).toMatchObject({ state: "held", recipients: [{ state: "queued" }] });
    expect((await clinic.call("POST", `/v1/messages/${recalled}/recall`, { token: clinic.token })).json).toEqual({
      id: recalled,
      recalled: "before_open",
    });
    clinic.clock.time += 60_000;
    expect((await clinic.settled(kept)).recipients).toMatchObject([{ state: "notified" }]);
    expect((await clinic.state(recalled)).recipients).toMatchObject([{ state: "recalled" }]);
    expect(clinic.mail.mails).toHaveLength(1);
  });
});
