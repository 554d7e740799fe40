import type { Attachment } from "./attachment.ts";
import type { BodyText } from "./body-text.ts";
import type { EmailAddress } from "./email-address.ts";
import { type DraftEncryption, noEncryption } from "./encryption.ts";
import { readHtmlBody } from "./html-body.ts";
import type { Mailbox } from "./mailbox.ts";
import { readPlainBody } from "./plain-body.ts";
import type { AnsweredProtection } from "./quoted-protection.ts";
import type { Recipient } from "./recipient.ts";

/** The body exactly as the host holds it. */
export interface BodySource {
  readonly format: "html" | "plain";
  readonly content: string;
}

/** How the draft began. */
export const draftKinds = ["new", "reply", "reply-all", "forward", "redirect"] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What is about to be sent, read once at the edge; nothing behind it parses again. */
export interface Draft {
  readonly kind: DraftKind;
  /** Who took part in the conversation that this answers or forwards; null where the host cannot say. */
  readonly participants: readonly EmailAddress[] | null;
  readonly from: Mailbox;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  readonly source: BodySource;
  readonly body: BodyText;
  readonly attachments: readonly Attachment[];
  readonly encryption: DraftEncryption;
  readonly answered: AnsweredProtection;
}

/** What a host reads. A host that cannot tell how the draft began leaves `kind` out: it counts as new. */
export type DraftParts = Omit<Draft, "body" | HostMayNotTell> & Partial<Pick<Draft, HostMayNotTell>>;
type HostMayNotTell = "kind" | "participants" | "encryption" | "answered";

/**
 * Builds a draft from what a host read; derives the text that a reader sees. `before`: an earlier reading, whose text is taken
 * over where the body is the same to the last character.
 */
export function makeDraft(parts: DraftParts, before: Pick<Draft, "source" | "body"> | null = null): Draft {
  const { format, content } = parts.source;
  const same = before?.source.format === format && before.source.content === content;
  return {
    kind: "new",
    participants: null,
    encryption: noEncryption,
    answered: null,
    ...parts,
    body: same ? before.body : readBody(parts.source),
  };
}

function readBody({ format, content }: BodySource): BodyText {
  return format === "html" ? readHtmlBody(content) : readPlainBody(content);
}
