import { z } from "zod";
import { type Attachment, unreadableCauses } from "../shared/core/draft/attachment.ts";
import { draftKinds } from "../shared/core/draft/draft.ts";
import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { encryptionTechnologies } from "../shared/core/draft/encryption.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { parseRecipient, type Recipient, type RecipientField } from "../shared/core/draft/recipient.ts";
import { sendPurposes } from "../shared/core/recipients/sent-record.ts";
import type { Mail, MailReading } from "./mail.ts";
import { momentOf } from "./mail-origin.ts";
import { sentBefore } from "./sent-before.ts";

const optionalText = z.string().nullish();
const addresses = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(10_000)]).nullish();

const attachment = z.object({
  name: z.string(),
  text: optionalText,
  size: z.int().min(0).nullish(),
  unreadable: z.enum(unreadableCauses).nullish(),
});

const emailAddress = z.string().transform((raw, context) => {
  const address = parseEmailAddress(raw);
  if (address === null) context.addIssue({ code: "custom", message: "is not an address" });
  return address ?? z.NEVER;
});

/** What a mail client knows besides of a draft and its sender; a line may leave all of it out. */
const clientKnowledge = {
  kind: z.enum(draftKinds).nullish(),
  participants: z.array(emailAddress).nullish(),
  /** How the message came that this one answers. */
  answered: z.enum([...encryptionTechnologies, "sealed"]).nullish(),
  encryption: z
    .object({
      active: z.enum(encryptionTechnologies).nullable(),
      available: z.array(z.enum(encryptionTechnologies)),
    })
    .nullish(),
  /** Groups and lists whose members nobody can see. */
  groups: z.array(z.string()).nullish(),
  /** The sender's wall clock, such as `2026-03-02T10:00`; agreements are judged by that day. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, "is not a time such as 2026-03-02T10:00")
    .nullish(),
  /** The sender's address book. */
  people: z.array(z.object({ name: z.string(), addresses: z.array(emailAddress) })).nullish(),
  /** To whom the sender has sent before; where it is left out, nobody is called new. */
  sent: z.array(z.object({ address: emailAddress, purpose: z.enum(sendPurposes) })).nullish(),
};

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
    attachments: z.array(attachment).nullish(),
    ...clientKnowledge,
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
  const groups = (draft.groups ?? []).map((name): Recipient => ({ kind: "group", field: "to", name }));
  const { kind, participants, answered, encryption, at, people, sent } = draft;
  return {
    from: draft.from == null ? null : parseMailbox(draft.from),
    recipients: [...recipients("to"), ...recipients("cc"), ...recipients("bcc"), ...groups],
    subject: draft.subject ?? "",
    text: draft.text ?? null,
    html: draft.html ?? null,
    attachments: (draft.attachments ?? []).map(attachmentOf),
    ...(kind == null ? {} : { kind }),
    ...(participants == null ? {} : { participants }),
    ...(answered == null ? {} : { answered }),
    ...(encryption == null ? {} : { encryption }),
    ...(at == null ? {} : momentOf(at)),
    ...(people == null ? {} : { people }),
    ...(sent == null ? {} : { sent: sentBefore(sent) }),
  };
}

/** Without `text` nobody has read the attachment; with an empty one somebody did, and got nothing. */
function attachmentOf({ name, text, size, unreadable }: z.output<typeof attachment>, index: number): Attachment {
  const about = {
    id: String(index),
    name,
    mediaType: "application/octet-stream",
    size: size ?? text?.length ?? 0,
    sha256: null,
  };
  if (unreadable != null) return { ...about, reading: { state: "unreadable", cause: unreadable } };
  if (text == null) return { ...about, reading: { state: "unread" } };
  if (text.trim() === "") return { ...about, reading: { state: "unreadable", cause: "empty" } };
  return { ...about, reading: { state: "text", text } };
}

function idOf(value: unknown): { id?: DraftId } {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" ? { id } : {};
}
