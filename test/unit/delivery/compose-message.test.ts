import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMessage } from "../../../shared/core/delivery/compose-message.ts";
import { draftOf } from "../../support/draft-of.ts";

const date = new Date("2027-05-03T10:00:00Z");

test("everything of the draft is in the message, and Bcc is not", async () => {
  const draft = draftOf({
    from: '"O\'Hara, Álice" <alice@clinic.example>',
    to: ['"Roe, Jane" <jane@example.org>', "bob@example.org"],
    cc: ["Çelik <celik@example.org>"],
    bcc: ["secret@example.org"],
    subject: "Ergebnis",
    html: "<p>K 6.9 – é</p>",
  });
  const content = new Uint8Array(70_000).map((_, index) => index * 31);
  const raw = composeMessage(draft, [{ name: 'résumé "x".pdf', mediaType: "application/pdf", content }], date);
  const mail = await PostalMime.parse(raw);
  expect(mail.from).toMatchObject({ name: "O'Hara, Álice", address: "alice@clinic.example" });
  expect(mail.to).toMatchObject([{ name: "Roe, Jane", address: "jane@example.org" }, { address: "bob@example.org" }]);
  expect(mail.cc).toMatchObject([{ name: "Çelik", address: "celik@example.org" }]);
  expect(mail.html?.trim()).toBe("<p>K 6.9 – é</p>");
  expect(mail.attachments).toMatchObject([{ filename: 'résumé "x".pdf', mimeType: "application/pdf" }]);
  expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(content);
  expect(new TextDecoder().decode(raw)).not.toContain("secret@example.org");
});

test("no line is longer than mail allows", () => {
  const raw = composeMessage(
    draftOf({ to: ["bob@example.org"], subject: "Ñ".repeat(500), text: "x".repeat(5_000) }),
    [{ name: `${"ñ".repeat(300)}.pdf`, mediaType: "application/pdf", content: new Uint8Array(9_999) }],
    date,
  );
  const longest = Math.max(
    ...new TextDecoder()
      .decode(raw)
      .split("\r\n")
      .map((line) => line.length),
  );
  expect(longest).toBeLessThanOrEqual(78);
});

test("subject, body and file name come back as they were, and bring no header with them", async () => {
  const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\p{Cc}|\s+/gu, " ").trim());
  await fc.assert(
    fc.asyncProperty(line, fc.string({ unit: "grapheme" }), line, async (subject, text, name) => {
      fc.pre(name !== "" && !/[\\/]/.test(name));
      const raw = composeMessage(
        draftOf({ subject, text: text.replace(/\r\n?/g, "\n") }),
        [{ name, mediaType: "application/x-test", content: new Uint8Array([1]) }],
        date,
      );
      const mail = await PostalMime.parse(raw);
      expect(mail.subject ?? "").toBe(subject);
      expect(mail.text?.replace(/\n$/, "") ?? "").toBe(text.replace(/\r\n?/g, "\n").replace(/\n$/, ""));
      expect(mail.attachments.map(({ filename }) => filename)).toEqual([name]);
    }),
  );
});

test.each(["a\r\nBcc: evil@example.org", "a\nX-Evil: 1", "a\0b"])(
  "%j brings no header into the message",
  async (words) => {
    const raw = composeMessage(
      draftOf({ subject: words, to: ["bob@example.org"] }),
      [{ name: words, mediaType: 'text/plain"\r\nX-Evil: 1', content: new Uint8Array() }],
      date,
    );
    const text = new TextDecoder().decode(raw);
    expect(text).not.toMatch(/^(?:bcc|x-evil):/im);
    const { headers } = await PostalMime.parse(raw);
    expect(headers.map(({ key }) => key)).not.toContain("bcc");
  },
);

test.each(["message/rfc822", "multipart/mixed", "text/html; charset=x", "", "evil"])(
  "a file of type %j is only bytes",
  async (mediaType) => {
    const raw = composeMessage(draftOf(), [{ name: "f", mediaType, content: new Uint8Array([7]) }], date);
    const { attachments } = await PostalMime.parse(raw);
    expect(attachments).toMatchObject([{ mimeType: "application/octet-stream" }]);
  },
);
