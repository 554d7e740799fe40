import { createHash } from "node:crypto";
import type { Attachment } from "../../shared/core/draft/attachment.ts";
import { ComposeHostError, type DraftChange, type NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { type Draft, makeDraft } from "../../shared/core/draft/draft.ts";
import { parseMailbox } from "../../shared/core/draft/mailbox.ts";
import { parseRecipient, type RecipientField } from "../../shared/core/draft/recipient.ts";
import type { OpenDraft, StartingDraft } from "./open-draft.ts";

/** A mail client in memory: for tests of what stands on a `ComposeHost`. */
export async function openFakeDraft(start: StartingDraft): Promise<OpenDraft> {
  let draft: StartingDraft = start;
  let open = true;
  let lastId = 0;
  const files = new Map<string, NewAttachment>();
  const attach = (file: NewAttachment): void => void files.set(String(++lastId), file);
  const whileOpen = (): void => {
    if (!open) throw new ComposeHostError("draft-closed");
  };
  start.attachments.forEach(attach);

  return {
    host: {
      read: async () => {
        whileOpen();
        return readFake(draft, files);
      },
      readAttachment: async (id) => {
        const file = open ? files.get(id) : undefined;
        if (file === undefined) throw new ComposeHostError("attachment-failed");
        return file.content.slice();
      },
      write: async ({ subject, body, toBcc = [], removeAttachments = [], addAttachments = [] }: DraftChange) => {
        whileOpen();
        if (body !== undefined && body.format !== draft.body.format) throw new ComposeHostError("host-failed");
        if (!removeAttachments.every((id) => files.has(id))) throw new ComposeHostError("host-failed");
        draft = { ...draft, subject: subject ?? draft.subject, body: body ?? draft.body };
        const moves = (raw: string): boolean => {
          const recipient = parseRecipient("to", raw);
          return recipient.kind === "mailbox" && toBcc.includes(recipient.address);
        };
        const moved = [...draft.to, ...draft.cc].filter(moves);
        draft = {
          ...draft,
          to: draft.to.filter((raw) => !moves(raw)),
          cc: draft.cc.filter((raw) => !moves(raw)),
          bcc: [...draft.bcc, ...moved],
        };
        for (const id of removeAttachments) files.delete(id);
        addAttachments.forEach(attach);
      },
    },
    edit: async ({ body, attach: added, detach, ...fields }) => {
      draft = { ...draft, ...fields, body: body === undefined ? draft.body : { ...draft.body, content: body } };
      if (added !== undefined) attach(added);
      for (const [id, { name }] of files) if (name === detach) files.delete(id);
    },
    close: async () => {
      open = false;
    },
  };
}

function readFake(draft: StartingDraft, files: ReadonlyMap<string, NewAttachment>): Draft {
  const from = parseMailbox("Alice Clinic <alice@clinic.example>");
  if (from === null) throw new Error("the fake's own sender is wrong");
  const field = (name: RecipientField) => draft[name].map((raw) => parseRecipient(name, raw));
  return makeDraft({
    from,
    recipients: [...field("to"), ...field("cc"), ...field("bcc")],
    subject: draft.subject,
    source: draft.body,
    attachments: [...files].map(([id, file]) => readFakeFile(id, file)),
  });
}

function readFakeFile(id: string, { name, mediaType, content }: NewAttachment): Attachment {
  const facts = { id, name, mediaType, size: content.length };
  const sha256 = createHash("sha256").update(content).digest("hex");
  if (content.length === 0) return { ...facts, sha256, reading: { state: "unreadable", cause: "empty" } };
  if (mediaType !== "text/plain") return { ...facts, sha256, reading: { state: "unreadable", cause: "unsupported" } };
  return { ...facts, sha256, reading: { state: "text", text: new TextDecoder().decode(content) } };
}
