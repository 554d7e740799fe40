import { afterEach, describe, expect, test } from "vitest";
import {
  type ComposeHost,
  ComposeHostError,
  type DraftChange,
  type NewAttachment,
} from "../../shared/core/draft/compose-host.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { fingerprintDraft } from "../../shared/core/draft/fingerprint.ts";
import type { DraftOpener, OpenDraft, StartingDraft, UserEdit } from "./open-draft.ts";
import { binaryFile, emptyDraft, htmlDraft, plainDraft, textFile } from "./starting-drafts.ts";

/**
 * What every `ComposeHost` must do, whatever mail client is behind it: this is what keeps the clients from
 * drifting apart. Longer than other files because it is one table of cases for one port. `mostBody`: the longest body
 * that this client lets an add-in write, in characters.
 */
export function composeHostContract(name: string, openDraft: DraftOpener, { mostBody = 5_250_000 } = {}): void {
  describe(`ComposeHost contract: ${name}`, () => {
    let opened: OpenDraft | null = null;
    const open = async (start: StartingDraft): Promise<OpenDraft> => {
      opened = await openDraft(start);
      return opened;
    };
    afterEach(async () => {
      await opened?.close().catch(() => {});
      opened = null;
    });

    describe.each([
      ["an HTML draft", htmlDraft],
      ["a plain text draft", plainDraft],
    ])("%s", (_, start) => {
      test("is read with sender, recipients, subject, body and attachments", async () => {
        const { host } = await open(start);
        const draft = await host.read();
        expect(draft.from.address).toMatch(/^[^@]+@clinic\.example$/);
        expect(draft.recipients).toEqual([
          { kind: "mailbox", field: "to", name: "Bob Jones", address: "bob@partner.example" },
          { kind: "mailbox", field: "cc", name: "", address: "carol@clinic.example" },
          { kind: "mailbox", field: "bcc", name: "", address: "dave@partner.example" },
        ]);
        expect(draft.subject).toBe(start.subject);
        expect(draft.source.format).toBe(start.body.format);
        expect(draft.body.text).toContain("Dear Bob,");
        expect(draft.body.text).toContain("Ünïcödé 🏥");
        expect(draft.attachments.map((file) => [file.name, file.mediaType, file.size])).toEqual([
          ["notes.txt", "text/plain", 19],
          ["scan.pdf", "application/pdf", 4_096],
        ]);
        expect(draft.attachments.map(({ reading }) => reading)).toEqual([
          { state: "text", text: "Line one\r\nLine two\n" },
          { state: "unreadable", cause: "unsupported" },
        ]);
      });

      test("moves recipients to Bcc, each with its name, and nobody else", async () => {
        const { host } = await open(start);
        const [bob] = (await host.read()).recipients;
        await host.write({ toBcc: bob?.kind === "mailbox" ? [bob.address] : [] });
        const { recipients, subject } = await host.read();
        expect(recipients).toHaveLength(3);
        expect(recipients).toEqual(
          expect.arrayContaining([
            { kind: "mailbox", field: "bcc", name: "Bob Jones", address: "bob@partner.example" },
            { kind: "mailbox", field: "cc", name: "", address: "carol@clinic.example" },
            { kind: "mailbox", field: "bcc", name: "", address: "dave@partner.example" },
          ]),
        );
        expect(subject).toBe(start.subject);
      });

      test("gives the same fingerprint when it is read twice", async () => {
        const { host } = await open(start);
        expect(await print(host)).toBe(await print(host));
      });

      test("gives the bytes of its attachments", async () => {
        const { host } = await open(start);
        const { attachments } = await host.read();
        expect(await host.readAttachment(attachments[1]?.id ?? "")).toEqual(binaryFile.content);
        expect(attachments[1]?.sha256).toBe(await sha256Hex(binaryFile.content));
      });

      test.each(edits(start))("has another fingerprint after the user %s", async (_what, edit) => {
        const { host, edit: apply } = await open(start);
        const before = await print(host);
        await apply(edit);
        expect(await print(host)).not.toBe(before);
      });

      test.each(changes(start))("shows a written %s and nothing else changed", async (_what, change) => {
        const { host } = await open(start);
        const before = await host.read();
        const { subject, body, removeAttachments: removed = [], addAttachments: added = [] } = change(before);
        await host.write(change(before));
        const after = await host.read();
        expect(after.subject).toBe(subject ?? before.subject);
        if (body === undefined) expect(after.source).toEqual(before.source);
        else expect(after.body.text.trim()).toBe(shownNotice(start));
        expect(after.attachments.map(contentOf)).toEqual([
          ...before.attachments.filter(({ id }) => !removed.includes(id)).map(contentOf),
          ...(await Promise.all(added.map(newContentOf))),
        ]);
        expect(after.recipients).toEqual(before.recipients);
        expect(after.from).toEqual(before.from);
      });

      test("is back as it was, byte for byte, after being overwritten and written back", async () => {
        const { host } = await open(start);
        const before = await host.read();
        const files = await Promise.all(
          before.attachments.map(async ({ id, name, mediaType }) => ({
            name,
            mediaType,
            content: await host.readAttachment(id),
          })),
        );
        await host.write({
          subject: "Notice",
          body: notice(start),
          removeAttachments: before.attachments.map(({ id }) => id),
        });
        expect(await print(host)).not.toBe(fingerprintDraft(before));
        await host.write({ subject: before.subject, body: before.source, addAttachments: files });
        const after = await host.read();
        expect(after.source).toEqual(before.source);
        expect(after.attachments.map(({ sha256 }) => sha256)).toEqual(before.attachments.map(({ sha256 }) => sha256));
        expect(fingerprintDraft(after)).toBe(fingerprintDraft(before));
      });
    });

    test("two addresses in one entry are never taken for one recipient", async () => {
      const { host } = await open({ ...htmlDraft, to: ["x@evil.example, y@clinic.example"] });
      const { recipients } = await host.read();
      const to = recipients.filter(({ field }) => field === "to");
      const seen = to.map((recipient) => (recipient.kind === "mailbox" ? recipient.address : recipient.kind));
      expect([["unparseable"], ["x@evil.example", "y@clinic.example"]]).toContainEqual(seen);
    });

    test("an entry that is no address is kept as unparseable", async () => {
      const { host } = await open({ ...htmlDraft, to: ["nobody in particular"] });
      const { recipients } = await host.read();
      expect(recipients[0]).toMatchObject({ kind: "unparseable", field: "to" });
    });

    test("an attachment that reads empty is marked, not skipped", async () => {
      const { host } = await open({ ...htmlDraft, attachments: [textFile("empty.txt", "")] });
      const { attachments } = await host.read();
      expect(attachments.map(({ name, reading }) => [name, reading])).toEqual([
        ["empty.txt", { state: "unreadable", cause: "empty" }],
      ]);
    });

    test("an empty subject and body are read as empty, and can be written and emptied again", async () => {
      const { host } = await open(emptyDraft);
      const before = await host.read();
      expect([before.subject, before.body.text.trim()]).toEqual(["", ""]);
      await host.write({ subject: "Notice", body: notice(emptyDraft) });
      await host.write({ subject: before.subject, body: before.source });
      expect(await print(host)).toBe(fingerprintDraft(before));
    });

    test(`a body of ${mostBody} characters is read whole, twice the same, and written back as it was`, async () => {
      const paragraph = `<p>${"All is well with the roof repairs. ".repeat(30)}</p>\n`;
      const content = paragraph.repeat(Math.floor(mostBody / paragraph.length));
      const { host } = await open({ ...htmlDraft, body: { format: "html", content }, attachments: [] });
      const before = await host.read();
      expect(before.source.content.length).toBeGreaterThan(mostBody - 2 * paragraph.length);
      await host.write({ body: notice(htmlDraft) });
      await host.write({ body: before.source });
      expect(await print(host)).toBe(fingerprintDraft(before));
    });

    test("a closed draft rejects with draft-closed", async () => {
      const { host, close } = await open(htmlDraft);
      const { attachments } = await host.read();
      await close();
      await expect(host.read()).rejects.toEqual(new ComposeHostError("draft-closed"));
      await expect(host.write({ subject: "Late" })).rejects.toEqual(new ComposeHostError("draft-closed"));
      await expect(host.readAttachment(attachments[0]?.id ?? "")).rejects.toBeInstanceOf(ComposeHostError);
    });

    test("an attachment that is not there rejects with attachment-failed", async () => {
      const { host } = await open(htmlDraft);
      await expect(host.readAttachment("987654")).rejects.toEqual(new ComposeHostError("attachment-failed"));
    });

    test("a write that fails half way leaves the draft as it was", async () => {
      const { host } = await open(htmlDraft);
      const before = await host.read();
      const first = before.attachments[0]?.id ?? "";
      const change: DraftChange = {
        subject: "Notice",
        body: notice(htmlDraft),
        addAttachments: [textFile("new.txt", "new")],
        removeAttachments: [first, "987654"],
      };
      await expect(host.write(change)).rejects.toBeInstanceOf(ComposeHostError);
      expect(await print(host)).toBe(fingerprintDraft(before));
    });

    test("a body of the wrong format is refused and changes nothing", async () => {
      const { host } = await open(htmlDraft);
      const before = await print(host);
      await expect(host.write({ subject: "Notice", body: notice(plainDraft) })).rejects.toEqual(
        new ComposeHostError("host-failed"),
      );
      expect(await print(host)).toBe(before);
    });
  });
}

async function print(host: ComposeHost): Promise<string> {
  return fingerprintDraft(await host.read());
}

function contentOf({ name, size, sha256 }: Draft["attachments"][number]): unknown {
  return { name, size, sha256 };
}

async function newContentOf({ name, content }: NewAttachment): Promise<unknown> {
  return { name, size: content.length, sha256: await sha256Hex(content) };
}

function shownNotice({ body: { format } }: StartingDraft): string {
  return format === "html" ? "A notice & a link." : "A notice & a link.\n\nSecond line";
}

function notice({ body: { format } }: StartingDraft): Draft["source"] {
  return format === "html"
    ? { format, content: "<html><body><p>A notice &amp; a link.</p></body></html>" }
    : { format, content: "A notice & a link.\n\nSecond line\n" };
}

function edits({ body }: StartingDraft): readonly (readonly [string, UserEdit])[] {
  return [
    ["changes the subject", { subject: "Plan for Friday" }],
    ["changes a word of the body", { body: body.content.replace("bring", "fetch") }],
    ["adds a recipient", { to: ["Bob Jones <bob@partner.example>", "eve@other.example"] }],
    ["replaces a recipient", { to: ["Bob Jones <bob@partner-mail.example>"] }],
    ["moves a recipient from Cc to Bcc", { cc: [], bcc: ["dave@partner.example", "carol@clinic.example"] }],
    ["attaches a file", { attach: textFile("more.txt", "more") }],
    ["takes a file off", { detach: "notes.txt" }],
  ];
}

function changes(start: StartingDraft): readonly (readonly [string, (draft: Draft) => DraftChange])[] {
  return [
    ["subject", () => ({ subject: "Please see message" })],
    ["body", () => ({ body: notice(start) })],
    ["new attachment", () => ({ addAttachments: [textFile("new.txt", "new")] })],
    ["removal of an attachment", (draft) => ({ removeAttachments: [draft.attachments[0]?.id ?? ""] })],
    [
      "notice over everything",
      (draft) => ({
        subject: "Notice",
        body: notice(start),
        removeAttachments: draft.attachments.map(({ id }) => id),
      }),
    ],
  ];
}

async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Buffer.from(digest).toString("hex");
}
