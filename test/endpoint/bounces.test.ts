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
    ["without a status", (from) => report(from, "failed", "")],
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
