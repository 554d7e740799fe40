import type { ServerResponse } from "node:http";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AuditEvent } from "../../../shared/core/audit/audit-event.ts";
import { fromBase64Url } from "../../../shared/core/delivery/base64.ts";
import { deliveryChannel } from "../../../shared/core/delivery/delivery-channel.ts";
import { deliveryClient, endpointClient } from "../../../shared/core/delivery/endpoint-client.ts";
import { openSealed } from "../../../shared/core/delivery/open-sealed.ts";
import { submission } from "../../../shared/core/delivery/wire/submission.ts";
import type { Finding } from "../../../shared/core/detection/finding.ts";
import type { Detector } from "../../../shared/core/detection/scan-draft.ts";
import type { Draft } from "../../../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import { policyDirectory } from "../../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../../shared/core/policy/recipient-concerns.ts";
import type { Answer, UserDecision } from "../../../shared/core/policy/user-decision.ts";
import { guardSend, type SendGuard } from "../../../shared/core/send/guard-send.ts";
import { writeNotice } from "../../../shared/text/notice.ts";
import { everybodyFamiliar } from "../../support/acquainted.ts";
import { draftOf } from "../../support/draft-of.ts";
import { answerWith, type HttpAnswers } from "../../support/http-answers.ts";
import { policyOf } from "../../support/policy-of.ts";

/** Finds the word "SSN" and nothing else: this test is about the line, not about detection. */
const detectSsn: Detector = (draft) =>
  [
    { where: "subject" as const, text: draft.subject },
    { where: "body" as const, text: draft.body.text },
  ].flatMap(({ where, text }): Finding[] => {
    const start = text.indexOf("SSN");
    if (start === -1) return [];
    const span = { start, end: start + 3 };
    return [{ kind: "ssn", where, span, confidence: 1, level: "warn", reason: "labelled-identifier" }];
  });

let server: HttpAnswers;
let events: AuditEvent[];
let decisions: UserDecision[];
let clock: number;

beforeEach(() => {
  events = [];
  decisions = [];
  clock = Date.parse("2027-05-03T10:00:00Z");
});
afterEach(() => server?.stop());

const store = (response: ServerResponse): void => {
  const sent = submission.parse(JSON.parse(server.requests.at(-1)?.body ?? ""));
  const { id, expiresAt } = sent;
  response.writeHead(202).end(JSON.stringify({ id, expiresAt, storedAt: "2027-05-03T10:00:01.000Z" }));
};

async function guardWith(answer: (response: ServerResponse) => void = store): Promise<SendGuard> {
  server = await answerWith(answer);
  const policy = policyOf({ endpoint: server.url });
  const access = { url: server.url, token: "t", fetch, timeoutMs: 1_500 };
  const client = { ...endpointClient(access), ...deliveryClient(access) };
  const readAttachment = async (id: string): Promise<Uint8Array> => {
    if (id === "gone") throw new Error("gone");
    return new TextEncoder().encode("K 6.9");
  };
  return {
    detectors: [detectSsn],
    directory: policyDirectory(policy, "2027-05-03"),
    acquaintance: acquaintanceOf(policy, [], everybodyFamiliar),
    policy,
    decisions: {
      find: async (fingerprint) => decisions.findLast((decision) => decision.fingerprint === fingerprint) ?? null,
      record: async (decision) => void decisions.push(decision),
    },
    channel: deliveryChannel({ policy, client, readAttachment, writeNotice, now: () => clock }),
    auditLog: { append: async (event) => void events.push(event) },
    now: () => clock,
  };
}

const decideOn = (draft: Draft, ...answers: Answer[]): void =>
  void decisions.push({ fingerprint: fingerprintDraft(draft), answers, decidedAt: clock });

const clean = draftOf({ to: ["bob@example.org"], subject: "Lunch", text: "At noon?" });
const risky = draftOf({
  to: ["Bob <bob@example.org>"],
  bcc: ["eve@example.org"],
  subject: "SSN",
  text: "SSN 123-45-6789",
});

describe("one send", () => {
  test("clean mail goes without a question", async () => {
    expect(await guardSend(clean, await guardWith())).toMatchObject({ kind: "release", protection: { kind: "as-is" } });
    expect(events).toMatchObject([{ verdict: "clear", outcome: { kind: "released", overrides: [] } }]);
    expect(server.requests).toEqual([]);
  });

  test("patient information is held, every time that nobody has decided", async () => {
    const guard = await guardWith();
    const held = { kind: "hold", reasons: ["phi-in-subject", "phi-to-outside", "needs-decision"] };
    expect(await guardSend(risky, guard)).toEqual(held);
    expect(await guardSend(risky, guard)).toEqual(held);
    expect(server.requests).toEqual([]);
  });

  test("once decided it is sealed, stored, and becomes a notice that opens for the recipient", async () => {
    const guard = await guardWith();
    decideOn(risky, { choice: "seal" });
    const outcome = await guardSend(risky, guard);
    if (outcome.kind !== "replace") throw new Error(`not sealed: ${JSON.stringify(outcome)}`);
    const { receipt } = outcome;
    expect(receipt).toMatchObject({ recipients: 2, expiresAt: "2027-06-02T10:00:00.000Z" });

    const sent = submission.parse(JSON.parse(server.requests[0]?.body ?? ""));
    expect(sent.recipients).toEqual(["bob@example.org", "eve@example.org"]);
    const linkSecret = fromBase64Url(new URL(receipt.link).hash.slice(1));
    const serverShare = fromBase64Url(sent.serverShare);
    if (linkSecret === null || serverShare === null) throw new Error("not base64url");
    const opened = await openSealed(Buffer.from(sent.sealed, "base64"), {
      messageId: sent.id,
      linkSecret,
      serverShare,
    });
    const mail = await PostalMime.parse(opened ?? new Uint8Array());
    expect(mail).toMatchObject({ subject: "SSN", to: [{ address: "bob@example.org" }] });
    expect(mail.text).toContain("SSN 123-45-6789");
    expect(mail.bcc).toBeUndefined();

    expect(receipt.notice.html).toContain(receipt.link);
    expect(receipt.notice.text).toContain(receipt.link);
    expect(server.requests[0]?.body).not.toContain(new URL(receipt.link).hash.slice(1));
  });

  test("the notice itself goes without a question", async () => {
    const guard = await guardWith();
    decideOn(risky, { choice: "seal" });
    const outcome = await guardSend(risky, guard);
    if (outcome.kind !== "replace") throw new Error("not sealed");
    const { subject, html } = outcome.receipt.notice;
    expect(await guardSend(draftOf({ to: ["bob@example.org"], subject, html }), guard)).toMatchObject({
      kind: "release",
      protection: { kind: "as-is" },
    });
  });

  test("an override goes, and its reason is kept", async () => {
    const guard = await guardWith();
    const reason = "patient-agreed";
    decideOn(risky, { choice: "override", question: "phi-in-subject", reason }, { choice: "send-unsealed", reason });
    expect(await guardSend(risky, guard)).toMatchObject({ kind: "release", protection: { kind: "as-is" } });
    expect(events).toMatchObject([{ verdict: "ask", outcome: { kind: "released", overrides: [reason, reason] } }]);
  });
});

test("what the user writes beside a reason stays with the decision: no event holds it", async () => {
  const guard = await guardWith();
  const note = "Mrs. Roe asked me on the phone";
  const reason = "patient-agreed";
  const answers: Answer[] = [
    { choice: "override", question: "phi-in-subject", reason, note },
    { choice: "send-unsealed", reason, note },
  ];
  decideOn(risky, ...answers);
  const outcome = await guardSend(risky, guard);
  expect(outcome.kind).toBe("release");
  expect(events).toMatchObject([{ outcome: { overrides: [reason, reason] } }]);
  expect(JSON.stringify([events, outcome])).not.toContain("Mrs. Roe");
});

function laterBy(ms: number): Draft {
  clock += ms;
  return risky;
}

describe("a decision holds for its own draft and for fifteen minutes", () => {
  test.each<[string, () => Draft]>([
    [
      "an edited body",
      () => draftOf({ to: ["bob@example.org"], bcc: ["eve@example.org"], subject: "SSN", text: "SSN 123-45-6788" }),
    ],
    [
      "one more recipient",
      () =>
        draftOf({
          to: ["Bob <bob@example.org>", "mallory@example.org"],
          bcc: ["eve@example.org"],
          subject: "SSN",
          text: "SSN 123-45-6789",
        }),
    ],
    ["fifteen minutes", () => laterBy(15 * 60_000)],
    ["a clock set back", () => laterBy(-1)],
  ])("%s voids it", async (_name, change) => {
    const guard = await guardWith();
    decideOn(risky, { choice: "seal" });
    expect((await guardSend(change(), guard)).kind).toBe("hold");
    expect(server.requests).toEqual([]);
  });
});

describe("what goes wrong is held, with a reason", () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ["the endpoint is down", (response) => response.socket?.destroy(), "endpoint-unreachable"],
    ["the endpoint never answers", () => {}, "endpoint-timeout"],
    ["the endpoint answers 500", (response) => response.writeHead(500).end(), "endpoint-failed"],
    ["the endpoint answers garbage", (response) => response.writeHead(202).end("ok"), "endpoint-unintelligible"],
    ["the enrolment is not accepted", (response) => response.writeHead(401).end(), "endpoint-unauthorised"],
  ])("%s", async (_name, answer, reason) => {
    const guard = await guardWith(answer);
    decideOn(risky, { choice: "seal" });
    expect(await guardSend(risky, guard)).toEqual({ kind: "hold", reasons: [reason] });
    expect(events).toMatchObject([{ outcome: { kind: "failed", code: reason } }]);
  });

  test("an attachment cannot be read when it is sealed", async () => {
    const guard = await guardWith();
    const draft = draftOf({ to: ["bob@example.org"], text: "SSN", attachments: [{ id: "gone" }] });
    decideOn(draft, { choice: "seal" });
    expect(await guardSend(draft, guard)).toEqual({ kind: "hold", reasons: ["attachment-unreadable"] });
    expect(server.requests).toEqual([]);
  });

  test.each(["decisions", "directory", "auditLog"] as const)(
    "%s fails: the line rejects, and the host holds",
    async (port) => {
      const broken = new Proxy({}, { get: () => () => Promise.reject(new Error("port is down")) });
      await expect(guardSend(risky, { ...(await guardWith()), [port]: broken })).rejects.toThrow("port is down");
    },
  );
});

test("the audit log holds nothing that was in the draft", async () => {
  const guard = await guardWith();
  const draft = draftOf({
    to: ["Jane Roe <jane.roe@example.org>"],
    subject: "SSN Jane Roe HIV",
    text: "SSN 123-45-6789, HIV positive",
    attachments: [{ name: "Roe HIV.txt" }],
  });
  decideOn(draft, { choice: "seal" });
  await guardSend(draft, guard);
  await guardSend(draftOf({ to: ["x@evil.com, jane.roe@example.org"], subject: "SSN Jane Roe" }), guard);
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events)).not.toMatch(/jane|roe|hiv|123-45|example\.org|evil/i);
});

describe("findings set aside", () => {
  const draft = draftOf({ to: ["desk@lakeside.example"], subject: "About SSN", text: "SSN 078-05-1120" });
  const inSubject = { kind: "ssn", where: "subject", span: { start: 6, end: 9 } } as const;
  const inBody = { kind: "ssn", where: "body", span: { start: 0, end: 3 } } as const;

  test("all of them: the message goes as it is, and the log says what was set aside, and why", async () => {
    const guard = await guardWith();
    decideOn(draft, { choice: "set-aside", findings: [inSubject, inBody], because: "made-up" });
    expect((await guardSend(draft, guard)).kind).toBe("release");
    expect(events).toMatchObject([
      { verdict: "clear", findings: { ssn: 2 }, setAside: { "made-up": 2 }, outcome: { kind: "released" } },
    ]);
  });

  test("one of them: the other still counts", async () => {
    const guard = await guardWith();
    decideOn(draft, { choice: "set-aside", findings: [inSubject], because: "misread" }, { choice: "seal" });
    expect((await guardSend(draft, guard)).kind).toBe("replace");
    expect(events).toMatchObject([{ verdict: "protect", setAside: { misread: 1 } }]);
  });

  test("an edit voids it", async () => {
    const guard = await guardWith();
    decideOn(draft, { choice: "set-aside", findings: [inSubject, inBody], because: "made-up" });
    const edited = draftOf({ to: ["desk@lakeside.example"], subject: "About SSN", text: "SSN 078-05-1121" });
    expect((await guardSend(edited, guard)).kind).toBe("hold");
  });
});
