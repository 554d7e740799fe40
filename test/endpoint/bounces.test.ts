import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseDsn } from "../../secure-delivery/bounces/parse-dsn.ts";
import type { MailHost, ReceivedMail } from "../support/lab/mail-host.ts";
import { type DeliveringClinic, openDeliveringClinic } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** Reports that come back after another server had taken the message. */
const secret = "the-mail-servers-own-secret";
let outside: Outside;
let clinic: DeliveringClinic;
let partner: MailHost;

beforeAll(async () => {
  outside = await startOutside();
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  partner = await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  clinic = await openDeliveringClinic(
    outside,
    { bounceSecret: secret },
    { routing: outside.routing({ partners: [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }] }) },
  );
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});

/** As Postfix writes it. */
function report(to: string, action: string, status: string, envelopeId?: string): string {
  return [
    "From: MAILER-DAEMON@mx.partner.example",
    `To: ${to}`,
    "Subject: Undelivered Mail Returned to Sender",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    "MIME-Version: 1.0",
    "",
    "--B",
    "Content-Type: text/plain",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "--B",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.partner.example",
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    "Arrival-Date: Mon, 2 Mar 2026 15:00:00 +0000",
    "",
    "Final-Recipient: rfc822; maria@partner.example",
    "Original-Recipient: rfc822;maria@partner.example",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 something",
    "  folded over two lines",
    "",
    "--B--",
    "",
  ].join("\r\n");
}

async function bring(body: string, given: string | null = secret): Promise<{ status: number; result: unknown }> {
  const response = await fetch(`${clinic.url}/v1/bounces`, {
    method: "POST",
    headers: { "content-type": "message/rfc822", ...(given === null ? {} : { authorization: `Bearer ${given}` }) },
    body,
  });
  return { status: response.status, result: ((await response.json()) as Record<string, unknown>).result };
}

async function delivered(): Promise<{ id: string; mail: ReceivedMail }> {
  const id = await clinic.send({ to: ["maria@partner.example"], text: "x" });
  expect((await clinic.settled(id)).recipients).toMatchObject([{ state: "tls_delivered" }]);
  const mail = partner.mails.at(-1);
  if (mail === undefined) throw new Error("nothing arrived");
  return { id, mail };
}

const stateOf = async (id: string): Promise<string> => {
  const [recipient] = (await clinic.state(id)).recipients;
  return [recipient?.state, recipient?.route, recipient?.detail].join(" ");
};

describe("a report", () => {
  it("that the message came back sends a pickup instead", async () => {
    const { id, mail } = await delivered();
    expect(await bring(report(mail.from, "failed", "5.7.1"))).toEqual({ status: 202, result: "recorded" });
    expect((await clinic.settled(id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    expect((await clinic.mail.next()).to).toEqual(["maria@partner.example"]);
    expect(await bring(report(mail.from, "failed", "5.7.1"))).toEqual({ status: 202, result: "recorded" });
    expect(await stateOf(id)).toBe("bounced portal 5.7.1");
  });

  it("that there is no such mailbox is a bounce", async () => {
    const { id, mail } = await delivered();
    await bring(report(mail.from, "failed", "5.1.1"));
    expect(await stateOf(id)).toBe("bounced tls 5.1.1");
    expect((await clinic.state(id)).outcome).toBe("failed");
    expect(await bring(report(mail.from, "failed", "5.1.1"))).toEqual({ status: 202, result: "ignored" });
  });

  it("that it is delayed is told, and nothing is sent again", async () => {
    const { id, mail } = await delivered();
    await bring(report(mail.from, "delayed", "4.4.1"));
    expect(await stateOf(id)).toBe("tls_delivered tls delayed 4.4.1");
    expect(clinic.mail.mails.at(-1)?.message.subject).not.toContain("delayed");
  });

  it("is known by its envelope id as well", async () => {
    const { id, mail } = await delivered();
    const tag = /\+([0-9a-f]{24})@/.exec(mail.from)?.[1];
    await bring(report("postmaster@riverside.example", "failed", "5.1.1", tag));
    expect(await stateOf(id)).toBe("bounced tls 5.1.1");
  });

  it.each<readonly [string, (from: string) => string]>([
    ["that it arrived", (from) => report(from, "delivered", "2.0.0")],
    ["on something else", () => report(`bounces+${"0".repeat(24)}@riverside.example`, "failed", "5.1.1")],
    ["to nobody", () => report("bounces@riverside.example", "failed", "5.1.1")],
    ["of no known kind", (from) => report(from, "exploded", "5.1.1")],
    [
      "that is an absence note",
      (from) => `From: maria@partner.example\r\nTo: ${from}\r\nSubject: Away\r\n\r\nI am away.\r\n`,
    ],
    ["that is no mail", () => "\u0000\u0001"],
  ])("%s is ignored", async (_, make) => {
    const { id, mail } = await delivered();
    expect(await bring(make(mail.from))).toEqual({ status: 202, result: "ignored" });
    expect(await stateOf(id)).toMatch(/^tls_delivered tls TLSv1\.3/);
  });

  it.each([
    ["without the secret", null],
    ["with a wrong secret", "another-secret-of-the-same-kind"],
    ["with a user's token", "the user's"],
  ])("%s is refused", async (_, given) => {
    const token = given === "the user's" ? clinic.token : given;
    expect((await bring(report("x@y.example", "failed", "5.1.1"), token)).status).toBe(401);
  });
});

const sample = (name: string, tag: string): string =>
  readFileSync(`test/fixtures/bounces/${name}.eml`, "utf8").replaceAll("TAG", tag).replaceAll("\n", "\r\n");

/** As the servers of this world write them; what becomes of a message that had gone by TLS. */
const samples: readonly (readonly [name: string, report: string | null, state: string])[] = [
  ["postfix-unknown-user", "failed 5.1.1", "bounced tls 5.1.1"],
  ["postfix-delayed", "delayed 4.4.1", "tls_delivered tls delayed 4.4.1"],
  ["postfix-relayed", "relayed 2.0.0", "tls_delivered tls TLSv1.3 partner"],
  ["sendmail-expanded", "expanded 2.1.5", "tls_delivered tls TLSv1.3 partner"],
  ["sendmail-delayed-then-failed", "delayed 4.2.2, failed 5.2.2", "notified portal"],
  ["exim-unknown-user", "failed 5.1.1", "bounced tls 5.1.1"],
  ["exim-refused", "failed 5.0.0", "notified portal"],
  ["exchange-not-found", "failed 5.1.10", "bounced tls 5.1.10"],
  ["microsoft-365-refused", "failed 5.7.133", "notified portal"],
  ["gmail-unknown-user", "failed 5.1.1", "bounced tls 5.1.1"],
  ["gmail-delayed", "delayed 4.4.1", "tls_delivered tls delayed 4.4.1"],
  ["global-unknown-user", "failed 5.1.1", "bounced tls 5.1.1"],
  ["no-status", "failed 5.0.0", "notified portal"],
  ["out-of-office", null, "tls_delivered tls TLSv1.3 partner"],
  ["read-receipt", null, "tls_delivered tls TLSv1.3 partner"],
];

describe("a report as real servers write it", () => {
  it("has a case for every sample", () => {
    const files = readdirSync("test/fixtures/bounces").map((file) => file.replace(".eml", ""));
    expect(files.toSorted()).toEqual(samples.map(([name]) => name).toSorted());
  });

  it.each(samples)("%s: %s; the recipient is then: %s", async (name, expected, state) => {
    const { id, mail } = await delivered();
    const tag = /\+([0-9a-f]{24})@/.exec(mail.from)?.[1] ?? "";
    const read = await parseDsn(new TextEncoder().encode(sample(name, tag)));
    const said = read === null ? null : read.reports.map((one) => `${one.action} ${one.status}`).join(", ");
    expect([read?.tag ?? null, said]).toEqual([expected === null ? null : tag, expected]);
    const changes = expected !== null && /failed|delayed/.test(expected);
    expect((await bring(sample(name, tag))).result).toBe(changes ? "recorded" : "ignored");
    await expect.poll(() => stateOf(id), { timeout: 20_000 }).toMatch(new RegExp(`^${state}\\b`));
    // A message that came back goes up to the portal: the recipient has a notice now.
    if (state === "notified portal") expect((await clinic.mail.next()).to).toEqual(["maria@partner.example"]);
  });

  it("that is faster than our own note that the message was taken is not lost", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<null>();
    let from = "";
    partner.change({
      onMessage: (mail) => {
        from = mail.from;
        return gate;
      },
    });
    const id = await clinic.send({ to: ["maria@partner.example"], text: "x" });
    await expect.poll(() => from, { timeout: 20_000 }).not.toBe("");
    expect(await stateOf(id)).toMatch(/^sending /);
    const tag = /\+([0-9a-f]{24})@/.exec(from)?.[1] ?? "";
    const brought = bring(sample("exchange-not-found", tag));
    open(null);
    expect((await brought).result).toBe("recorded");
    expect(await stateOf(id)).toBe("bounced tls 5.1.10");
    partner.change({});
  });
});

describe("reading a report", () => {
  const tag = "0123456789abcdef01234567";
  it.each<readonly [string, string, unknown]>([
    [
      "folded and in odd capitals",
      report(`B+${tag}@x.example`, "FAILED", "5.1.1 (no such user)").replace("Action:", "ACTION:"),
      { tag, reports: [{ action: "failed", status: "5.1.1" }] },
    ],
    [
      "with bare line feeds",
      report(`b+${tag}@x.example`, "delayed", "4.4.1").replaceAll("\r\n", "\n"),
      { tag, reports: [{ action: "delayed", status: "4.4.1" }] },
    ],
    ["with a tag that is none", report("b+xyz@x.example", "failed", "5.1.1"), null],
  ])("%s", async (_, text, expected) => {
    expect(await parseDsn(new TextEncoder().encode(text))).toEqual(expected);
  });
});

beforeEach(() => {
  clinic.clock.time += 1_000;
});
