import { z } from "zod";
import type { Attachment } from "../shared/core/draft/attachment.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { parseRecipient, type RecipientField } from "../shared/core/draft/recipient.ts";
import type { Mail, MailReading } from "./mail.ts";

const optionalText = z.string().nullish();
const addresses = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(10_000)]).nullish();

/** One draft as a line of JSON. Other keys are let be: data sets carry labels of their own. */
const jsonDraft = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    subject: optionalText,
    text: optionalText,
    html: optionalText,
    from: optionalText,
    to: addresses,
    cc: addresses,
    bcc: addresses,
    attachments: z.array(z.object({ name: z.string(), text: optionalText })).nullish(),
  })
  .refine((draft) => [draft.subject, draft.text, draft.html, draft.attachments].some((part) => part != null), {
    message: "has no subject, text, html or attachments",
  });

export type DraftId = string | number;
export interface JsonDraftReading {
  readonly id?: DraftId;
  readonly reading: MailReading;
}

/** Reads one line. The parser's own messages are not passed on, since they quote the input. */
export function readJsonDraft(line: string): JsonDraftReading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reading: { ok: false, problem: "not-json" } };
  }
  const parsed = jsonDraft.safeParse(value);
  if (parsed.success) {
    const { id, ...draft } = parsed.data;
    return { ...(id == null ? {} : { id }), reading: { ok: true, mail: mailOf(draft) } };
  }
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") || "draft";
  return { ...idOf(value), reading: { ok: false, problem: "not-a-draft", detail: `${place}: ${issue?.message}` } };
}

function mailOf(draft: Omit<z.output<typeof jsonDraft>, "id">): Mail {
  const recipients = (field: RecipientField) => (draft[field] ?? []).map((raw) => parseRecipient(field, raw));
  return {
    from: draft.from == null ? null : parseMailbox(draft.from),
    recipients: [...recipients("to"), ...recipients("cc"), ...recipients("bcc")],
    subject: draft.subject ?? "",
    text: draft.text ?? null,
    html: draft.html ?? null,
    attachments: (draft.attachments ?? []).map(attachmentOf),
  };
}

/** Without `text` nobody has read the attachment; with an empty one somebody did, and got nothing. */
function attachmentOf({ name, text }: { name: string; text?: string | null | undefined }, index: number): Attachment {
  const about = {
    id: String(index),
    name,
    mediaType: "application/octet-stream",
    size: text?.length ?? 0,
    sha256: null,
  };
  if (text == null) return { ...about, reading: { state: "unread" } };
  if (text.trim() === "") return { ...about, reading: { state: "unreadable", cause: "empty" } };
  return { ...about, reading: { state: "text", text } };
}

function idOf(value: unknown): { id?: DraftId } {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" ? { id } : {};
}
