import { describe, expect, it } from "vitest";
import { outgoingMessage } from "../../secure-delivery/mime/outgoing-message.ts";
import { joinMessage } from "../../secure-delivery/mime/split-message.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { draftOf } from "../support/draft-of.ts";

/** What a client may hand over, and what of it goes out. */
const alice = parseEmailAddress("alice@riverside.example") as EmailAddress;
const head = "From: Alice <alice@riverside.example>\r\nTo: maria@home.example\r\nSubject: x\r\n";

function out(raw: string): string | null {
  const message = outgoingMessage(
    Buffer.from(raw, "utf8"),
    alice,
    "0123456789abcdefghijkl",
    new Date("2026-03-02T15:00:00Z"),
  );
  return message === null ? null : joinMessage(message).toString("utf8");
}

describe("a message is refused", () => {
  it.each([
    ["of another author", "From: bob@riverside.example\r\n\r\nx"],
    ["of two authors", "From: alice@riverside.example, bob@riverside.example\r\n\r\nx"],
    ["of a group of authors", "From: Staff: alice@riverside.example, bob@riverside.example;\r\n\r\nx"],
    ["with two From fields", `${head}From: bob@riverside.example\r\n\r\nx`],
    ["with two Subject fields", `${head}Subject: y\r\n\r\nx`],
    ["with two From fields in odd capitals", `${head}fRoM: bob@riverside.example\r\n\r\nx`],
    ["with two Content-Type fields", `${head}Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nx`],
    ["without an author", "To: maria@home.example\r\n\r\nx"],
    ["whose author is a comment", "From: bob@riverside.example (alice@riverside.example)\r\n\r\nx"],
    ["whose author's name looks like ours", 'From: "alice@riverside.example" <bob@riverside.example>\r\n\r\nx'],
    ["that begins with a folded line", " From: alice@riverside.example\r\n\r\nx"],
    ["with a line that is no field", `${head}this is no field\r\n\r\nx`],
    ["that is empty", ""],
  ])("%s", (_, raw) => {
    expect(out(raw)).toBeNull();
  });
});

describe("what goes out", () => {
  it.each([
    ["Bcc", "Bcc: secret@home.example"],
    ["a folded Bcc", "Bcc: one@home.example,\r\n secret@home.example"],
    ["Resent-Bcc", "Resent-Bcc: secret@home.example"],
    ["Sender", "Sender: secret@home.example"],
    ["Return-Path", "Return-Path: <secret@home.example>"],
    ["a foreign signature", "DKIM-Signature: v=1; d=secret.example"],
    ["somebody's verdict on it", "Authentication-Results: secret.example; dkim=pass"],
    ["where it was written", "X-Originating-IP: secret"],
  ])("is without %s", (_, field) => {
    const sent = out(`${head}${field}\r\n\r\nbody`);
    expect(sent).toContain("Subject: x");
    expect(sent).not.toContain("secret");
  });

  it("has a Message-ID, a date and a MIME version, and keeps those that it had", () => {
    expect(out(`${head}\r\nbody`)).toContain(
      "Message-ID: <0123456789abcdefghijkl@riverside.example>\r\nDate: Mon, 02 Mar 2026 15:00:00 +0000\r\nMIME-Version: 1.0\r\n",
    );
    expect(out(`${head}Message-ID: <mine@x.example>\r\n\r\nbody`)).toMatch(/^((?!0123456789).)*$/s);
  });

  it.each([
    ["a bare line feed", "a\n.\nb", "a\r\n.\r\nb"],
    ["a bare carriage return", "a\r.\rb", "a\r\n.\r\nb"],
    ["a mixture", "a\r\n.\rb\nc", "a\r\n.\r\nb\r\nc"],
  ])("has no %s that two servers could read in two ways", (_, body, expected) => {
    expect(out(`${head}\r\n${body}`)?.split("\r\n\r\n")[1]).toBe(expected);
  });

  it("keeps an Alice in any capitals, and other scripts in names", () => {
    expect(out("From: =?utf-8?B?QWxpY2U=?= <ALICE@Riverside.example>\r\n\r\nx")).toContain("ALICE@");
  });
});

describe("header injection through what a user types", () => {
  it.each<readonly [string, Parameters<typeof draftOf>[0]]>([
    ["a subject", { subject: "Hello\r\nBcc: secret@home.example\r\n\r\n<script>" }],
    ["a subject with a bare line feed", { subject: "Hello\nX-Injected: yes" }],
    ["a subject with a line separator", { subject: "Hello\u2028X-Injected: yes\u0085X-Injected: yes" }],
    ["a subject that is an encoded word", { subject: "=?utf-8?Q?Hello=0D=0AX-Injected:_yes?=" }],
    ["a recipient's name", { to: ['"Maria\r\nX-Injected: yes" <maria@home.example>'] }],
    ["the sender's own name", { from: '"Alice\r\nX-Injected: yes" <alice@riverside.example>' }],
  ])("in %s makes no field", (_, words) => {
    const draft = draftOf({ from: "Alice <alice@riverside.example>", to: ["maria@home.example"], text: "x", ...words });
    const sent = out(Buffer.from(composeMessage(draft, [], new Date())).toString("utf8"));
    const names = (sent ?? "")
      .split("\r\n\r\n")[0]
      ?.split(/\r\n(?![ \t])/)
      .map((line) => line.split(":")[0]);
    expect(names).toEqual(expect.arrayContaining(["From", "To", "Subject"]));
    expect(names).not.toEqual(expect.arrayContaining(["Bcc"]));
    expect(names).not.toEqual(expect.arrayContaining(["X-Injected"]));
  });
});
