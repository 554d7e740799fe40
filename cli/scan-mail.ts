import type { Finding } from "../shared/core/detection/finding.ts";
import { type Detector, scanDraft } from "../shared/core/detection/scan-draft.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import { noEncryption } from "../shared/core/draft/encryption.ts";
import { parseMailbox } from "../shared/core/draft/mailbox.ts";
import { parseRecipient } from "../shared/core/draft/recipient.ts";
import type { Mail } from "./mail.ts";

/** A body as a draft, and what was found in that draft. */
interface ScannedBody {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

/** A mail after scanning, ready to be judged by any number of policies. At least one of the two is there. */
export interface ScannedMail {
  readonly plain: ScannedBody | null;
  readonly rich: ScannedBody | null;
}

export function scanMail(mail: Mail, detectors: readonly Detector[]): ScannedMail {
  const { text, html } = mail;
  const scan = (format: "plain" | "html", content: string): ScannedBody => {
    const draft = draftOf(mail, format, content);
    return { draft, findings: scanDraft(draft, detectors) };
  };
  return {
    plain: html === null || text !== null ? scan("plain", text ?? "") : null,
    rich: html === null ? null : scan("html", html),
  };
}

/** Every finding of both bodies; what stands in both is there twice. */
export function findingsIn({ plain, rich }: ScannedMail): readonly Finding[] {
  return [...(plain?.findings ?? []), ...(rich?.findings ?? [])];
}

/** Stand in where a mail names nobody; `.invalid` belongs to nobody (RFC 2606), so both are outside. */
const someSender = parseMailbox("sender@unknown.invalid");
const someRecipient = parseRecipient("to", "recipient@unknown.invalid");

function draftOf(mail: Mail, format: "plain" | "html", content: string): Draft {
  const from = mail.from ?? someSender;
  if (from === null) throw new Error("the stand-in sender does not parse");
  const { kind = "new", subject, attachments, participants = null, answered = null, encryption = noEncryption } = mail;
  const recipients = mail.recipients.length === 0 ? [someRecipient] : mail.recipients;
  const source = { format, content };
  return makeDraft({ kind, participants, from, recipients, subject, source, attachments, answered, encryption });
}
