import { readKey } from "openpgp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openSealed } from "../../shared/core/delivery/open-sealed.ts";
import type { MailHost } from "../support/lab/mail-host.ts";
import type { SunkMail } from "../support/mail-sink.ts";
import { alice, submissionOf } from "./clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** A submit plan from the client's hand to the recipients' mail hosts. */
let outside: Outside;
let clinic: DeliveringClinic;
let partner: MailHost;
let flaky: MailHost;

const enforced = (domain: string, mx: string): void => {
  outside.dns.set({ type: "TXT", name: `_mta-sts.${domain}`, data: "v=STSv1; id=1;" });
  outside.web.pages.set(`mta-sts.${domain}/.well-known/mta-sts.txt`, {
    body: `version: STSv1\nmode: enforce\nmx: ${mx}\nmax_age: 60\n`,
    type: "text/plain",
  });
};

beforeAll(async () => {
  outside = await startOutside([
    "mta-sts.partner.example",
    "mta-sts.flaky.example",
    "mta-sts.fallen.example",
    "mta-sts.ascii.example",
  ]);
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example", "mx.flaky.example"] });
  partner = await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  flaky = await outside.mailHost("mx.flaky.example", ["flaky.example"], { tls: { key, certificate } });
  enforced("partner.example", "mx.partner.example");
  enforced("flaky.example", "mx.flaky.example");
  clinic = await openDeliveringClinic(outside);
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});

const bob = "bob@riverside.example";
const maria = "Maria López <maria@partner.example>";
const states = ({ recipients }: { recipients: readonly { state: string; route?: string; detail?: string }[] }) =>
  recipients.map(({ state, route, detail }) => [state, route, detail].filter((part) => part !== undefined).join(" "));

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));

/** Opens a notice's link as the portal does. */
async function openNotice(notice: SunkMail, id: string, address: string): Promise<string> {
  const link = /https?:\/\/\S+\/p\/\S+/.exec(notice.message.text ?? "")?.[0] ?? "";
  const [page = "", secret = ""] = link.split("#");
  expect(page).toBe(`${clinic.url}/p/${id}`);
  const { json } = await clinic.pickUp(id, address);
  const content = await fetch(`${page}/content`, { headers: { authorization: `Bearer ${String(json.ticket)}` } });
  const sealed = new Uint8Array(await content.arrayBuffer());
  const opened = await openSealed(sealed, {
    messageId: id,
    linkSecret: bytesOf(secret),
    serverShare: bytesOf(String(json.serverShare)),
  });
  return Buffer.from(opened ?? []).toString("utf8");
}

it("discovery says which key submit plans are encrypted to", async () => {
  const key = await readKey({ armoredKey: clinic.deliveryKey });
  const { json } = await clinic.call("GET", "/.well-known/secure-delivery");
  expect(json.deliveryKeyFingerprint).toBe(key.getFingerprint().toUpperCase());
});

describe("by enforced TLS", () => {
  it("arrives as it was written, over verified TLS, with the Bcc told to nobody", async () => {
    const before = partner.mails.length;
    const id = await clinic.send({
      to: [maria],
      cc: ["Carl <carl@partner.example>"],
      bcc: ["Secret <secret@partner.example>"],
      subject: "Ihr Termin",
      text: "Guten Tag.\n.\n..zwei Punkte",
    });
    const state = await clinic.settled(id);
    expect(states(state)).toEqual(Array(3).fill("tls_delivered tls TLSv1.3 mta-sts"));
    expect(state.outcome).toBe("delivered");
    const mails = partner.mails.slice(before);
    expect(mails.map(({ to }) => to).toSorted()).toEqual([
      ["carl@partner.example"],
      ["maria@partner.example"],
      ["secret@partner.example"],
    ]);
    for (const { message, raw, tls, from } of mails) {
      expect(message.subject).toBe("Ihr Termin");
      expect(message.from?.address).toBe(alice);
      expect(message.to?.map(({ address }) => address)).toEqual(["maria@partner.example"]);
      expect(message.cc?.map(({ address }) => address)).toEqual(["carl@partner.example"]);
      expect(message.text?.replace(/\r\n/g, "\n").trim()).toBe("Guten Tag.\n.\n..zwei Punkte");
      expect(raw.toString("latin1")).not.toContain("secret@partner.example");
      expect(tls).not.toBeNull();
      expect(from).toMatch(/^bounces\+[0-9a-f]{24}@riverside\.example$/);
    }
    expect(new Set(mails.map(({ message }) => message.messageId)).size).toBe(1);
    expect(new Set(mails.map(({ from }) => from)).size).toBe(3);
  });
});

describe("by the portal", () => {
  it("announces the pickup itself when the recipient has no other way, and the link opens the message", async () => {
    const id = await clinic.send({ to: ["Home <maria@home.example>"], subject: "Ihr Termin", text: "Guten Tag" });
    const state = await clinic.settled(id);
    expect(states(state)).toEqual(["notified portal"]);
    const notice = await clinic.mail.next();
    expect(notice.to).toEqual(["maria@home.example"]);
    expect(notice.message.from).toMatchObject({ address: "no-reply@riverside.example", name: "Riverside Clinic" });
    expect(notice.message.replyTo?.[0]?.address).toBe(alice);
    expect(notice.raw.toString()).not.toMatch(/Termin|Guten/);
    expect(await openNotice(notice, id, "maria@home.example")).toMatch(/Subject: Ihr Termin/);
    expect(states(await clinic.state(id))).toEqual(["opened portal"]);
  });

  it("brings the sender, who has no notice in Sent, a link to an answer, and that opens it", async () => {
    const id = await clinic.send({ to: ["Home <maria@home.example>"], subject: "Ihr Termin", text: "Guten Tag" });
    await clinic.settled(id);
    await openNotice(await clinic.mail.next(), id, "maria@home.example");
    const { json } = await clinic.pickUp(id, "maria@home.example");
    const { id: own, serverShare, sealed } = submissionOf();
    const body = { id: own, sender: alice, serverShare, sealed };
    expect((await clinic.call("POST", `/p/${id}/replies`, { token: String(json.ticket), body })).status).toBe(202);
    const told = await clinic.mail.next();
    expect([told.to, told.message.subject?.split(" / ")[0]]).toEqual([[alice], "You have a secure reply"]);
    expect(await openNotice(told, id, alice)).toMatch(/Subject: Ihr Termin/);
    const ticket = String((await clinic.pickUp(id, alice)).json.ticket);
    const { json: listed } = await clinic.call("GET", `/p/${id}/replies`, { token: ticket });
    expect(listed.replies).toMatchObject([{ id: own, serverShare }]);
    expect(clinic.log()).not.toContain("#");
  });

  it("is the only way when the floor is sealed, also where TLS would work", async () => {
    const before = partner.mails.length;
    const id = await clinic.send({ to: [maria], text: "x" }, { floor: "sealed" });
    expect(states(await clinic.settled(id))).toEqual(["notified portal"]);
    await clinic.mail.next();
    expect(partner.mails.length).toBe(before);
  });

  it("each recipient takes their own way", async () => {
    const id = await clinic.send({ to: [maria, "maria@home.example"], text: "x" });
    expect(states(await clinic.settled(id))).toEqual(["tls_delivered tls TLSv1.3 mta-sts", "notified portal"]);
    expect((await clinic.mail.next()).to).toEqual(["maria@home.example"]);
  });
});

describe("when delivery fails", () => {
  const someone = "Someone <someone@flaky.example>";

  it("a TLS downgrade after the route was found goes up to the portal", async () => {
    const { key, certificate } = outside.authority.issue("fallen", { hosts: ["mx.fallen.example"] });
    const good = await outside.mailHost("mx.fallen.example", ["fallen.example"], { tls: { key, certificate } });
    enforced("fallen.example", "mx.fallen.example");
    const first = await clinic.send({ to: ["a@fallen.example"], text: "x" });
    expect(states(await clinic.settled(first))).toEqual(["tls_delivered tls TLSv1.3 mta-sts"]);
    outside.dns.remove("mx.fallen.example", "A");
    const bare = await outside.mailHost("mx.fallen.example", [], { tls: null });
    const second = await clinic.send({ to: ["a@fallen.example"], text: "secret words" });
    expect(states(await clinic.settled(second))).toEqual(["notified portal"]);
    await clinic.mail.next();
    expect(bare.mails).toEqual([]);
    expect(good.mails).toHaveLength(1);
  });

  it("a host that cannot take the letters of an address goes up to the portal at once", async () => {
    const { key, certificate } = outside.authority.issue("ascii", { hosts: ["mx.ascii.example"] });
    const old = { tls: { key, certificate }, options: { hideSMTPUTF8: true } };
    const ascii = await outside.mailHost("mx.ascii.example", ["ascii.example"], old);
    enforced("ascii.example", "mx.ascii.example");
    const id = await clinic.send({ to: ["lópez@ascii.example", "lopez@ascii.example"], text: "x" });
    expect(states(await clinic.settled(id))).toEqual(["notified portal", "tls_delivered tls TLSv1.3 mta-sts"]);
    await clinic.mail.next();
    expect(ascii.mails).toHaveLength(1);
  });

  it.each<readonly [string, readonly [number, string], string]>([
    ["5xx for the content goes up to the portal", [554, "5.7.1 we do not like it"], "notified portal"],
    ["552 goes up to the portal", [552, "5.3.4 too large for us"], "notified portal"],
  ])("%s", async (_, verdict, expected) => {
    flaky.change({ onMessage: () => verdict });
    const id = await clinic.send({ to: [someone], text: "x" });
    expect(states(await clinic.settled(id))).toEqual([expected]);
    await clinic.mail.next();
  });

  it("a mailbox that does not exist has bounced, and no notice goes there", async () => {
    flaky.change({ onRecipient: () => [550, "5.1.1 no such user"] });
    const notices = clinic.mail.mails.length;
    const id = await clinic.send({ to: [someone], text: "x" });
    const state = await clinic.settled(id);
    expect(states(state)).toEqual(["bounced tls 5.1.1"]);
    expect(state.outcome).toBe("failed");
    expect(clinic.mail.mails.length).toBe(notices);
  });

  it("4xx is tried again, later each time, and arrives once", async () => {
    flaky.change({ onRecipient: () => [451, "4.7.1 greylisted"] });
    const before = flaky.mails.length;
    const id = await clinic.send({ to: [someone], text: "x" });
    const waiting = await clinic.until(id, ({ recipients }) => recipients[0]?.state === "deferred");
    expect(states(waiting)).toEqual(["deferred tls 4.7.1"]);
    flaky.change({});
    clinic.clock.time += 61_000;
    expect(states(await clinic.settled(id))).toEqual(["tls_delivered tls TLSv1.3 mta-sts"]);
    expect(flaky.mails.length - before).toBe(1);
  });

  it("4xx for too long goes up to the portal", async () => {
    flaky.change({ onRecipient: () => [451, "4.7.1 greylisted"] });
    const id = await clinic.send({ to: [someone], text: "x" });
    await clinic.until(id, ({ recipients }) => recipients[0]?.state === "deferred");
    clinic.clock.time += 5 * 3_600_000;
    expect(states(await clinic.settled(id))).toEqual(["notified portal"]);
    await clinic.mail.next();
    flaky.change({});
  });

  it("a hang after the last byte leaves it uncertain: a pickup, and never the message twice", async () => {
    let seen = 0;
    flaky.change({
      onMessage: () => {
        seen++;
        return "hang";
      },
    });
    const id = await clinic.send({ to: [someone], text: "x" });
    expect(states(await clinic.settled(id))).toEqual(["notified portal"]);
    await clinic.mail.next();
    expect(seen).toBe(1);
    flaky.change({});
  });

  it("a relay that refuses the address of a notice is told as a bounce", async () => {
    clinic.mail.refuse(true);
    const id = await clinic.send({ to: ["x@home.example"], text: "x" });
    expect(states(await clinic.settled(id))).toEqual(["bounced portal 550"]);
    clinic.mail.refuse(false);
  });
});

describe("what is handed over", () => {
  it("is refused from another's address, and nothing of it is kept", async () => {
    const made = await clinic.submission({ from: `Bob <${bob}>`, to: [maria], text: "x" }, { from: bob });
    expect((await clinic.hand(made)).status).toBe(403);
    expect(await clinic.call("GET", `/v1/messages/${made.id}`, { token: clinic.token })).toMatchObject({ status: 404 });
  });

  it.each<readonly [string, () => Promise<Awaited<ReturnType<DeliveringClinic["submission"]>>>]>([
    ["whose From names somebody else", () => clinic.submission({ from: `Bob <${bob}>`, to: [maria], text: "x" })],
    [
      "that is not encrypted to the delivery key",
      async () => ({ ...(await clinic.submission({ to: [maria] })), sealed: "AAAA" }),
    ],
    [
      "whose link secret is another message's kind of thing",
      async () => {
        const made = await clinic.submission({ to: [maria] });
        return { ...made, linkSecret: made.sealed };
      },
    ],
    [
      "to no address",
      () => clinic.submission({ to: [maria] }, { recipients: ["maria@partner.example>\r\nRCPT TO:<x@y.example"] }),
    ],
    ["below every floor", async () => ({ ...(await clinic.submission({ to: [maria] })), floor: "clear" as "none" })],
  ])("is refused %s", async (_, make) => {
    expect((await clinic.hand(await make())).status).toBe(400);
  });

  it("replayed gives the same answer and is delivered once", async () => {
    const before = partner.mails.length;
    const made = await clinic.submission({ to: [maria], text: "once" });
    const first = await clinic.hand(made);
    const second = await clinic.hand(made);
    expect([first.status, second.status, second.text]).toEqual([202, 202, first.text]);
    await clinic.settled(made.id);
    expect((await clinic.hand({ ...made, recipients: ["mallory@partner.example"] })).status).toBe(422);
    expect(partner.mails.length - before).toBe(1);
  });

  it("names nobody in the database or the log", async () => {
    const id = await clinic.send({ to: ["Sonderfall <sonderfall@home.example>"], subject: "Befund", text: "HbA1c" });
    await clinic.settled(id);
    await clinic.mail.next();
    expect(clinic.dump()).not.toMatch(/sonderfall|home\.example|Befund|HbA1c/i);
    expect(clinic.log()).not.toMatch(/sonderfall|home\.example|Befund|HbA1c/i);
  });

  it("cannot be recalled once it was delivered", async () => {
    const id = await clinic.send({ to: [maria], text: "x" });
    await clinic.settled(id);
    const answer = await clinic.call("POST", `/v1/messages/${id}/recall`, { token: clinic.token });
    expect([answer.status, answer.json.code]).toEqual([409, "not-recallable"]);
  });

  it("is recalled from those who wait for pickup, and says who has it already", async () => {
    const id = await clinic.send({ to: [maria, "maria@home.example"], text: "x" });
    await clinic.settled(id);
    await clinic.mail.next();
    const answer = await clinic.call("POST", `/v1/messages/${id}/recall`, { token: clinic.token });
    expect(answer.json).toEqual({ id, recalled: "before_open", notRecallable: 1 });
    expect(states(await clinic.state(id))).toEqual(["tls_delivered tls TLSv1.3 mta-sts", "recalled portal"]);
  });
});
