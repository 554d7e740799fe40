import type { Attachment } from "../shared/core/draft/attachment.ts";
import type { DraftKind } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { DraftEncryption } from "../shared/core/draft/encryption.ts";
import type { Mailbox } from "../shared/core/draft/mailbox.ts";
import type { AnsweredProtection } from "../shared/core/draft/quoted-protection.ts";
import type { Recipient } from "../shared/core/draft/recipient.ts";
import type { KnownPerson } from "../shared/core/recipients/known-people.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
import type { LocalTime } from "./mail-origin.ts";

/** One mail to inspect, as a file or a JSON line gives it. */
export interface Mail {
  /** Null when the mail names no sender, or not exactly one. */
  readonly from: Mailbox | null;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  /** Null when there is no such body; with both null the body is empty. */
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** How it began, where its headers show it; left out: new. */
  readonly kind?: DraftKind;
  /** When it was sent, by its sender's clock, where its headers show it; left out: now. */
  readonly localTime?: LocalTime;
  /** The day of sending as an ISO date, where agreements are to be judged by it; left out: today. */
  readonly day?: string;
  /** What only a mail client knows; left out: nothing is known. */
  readonly participants?: readonly EmailAddress[];
  readonly answered?: AnsweredProtection;
  readonly encryption?: DraftEncryption;
  readonly people?: readonly KnownPerson[];
  readonly sent?: SentMemory;
}

/** A mail, or why there is none. `problem` holds no text of the mail: it goes to logs. */
export type MailReading =
  | { readonly ok: true; readonly mail: Mail }
  | { readonly ok: false; readonly problem: InputProblem; readonly detail?: string };

/** Closed: programs act on these. */
export type InputProblem =
  | "cannot-be-opened"
  | "too-large"
  | "not-a-mail"
  | "not-utf-8"
  | "not-json"
  | "not-a-draft"
  | "inspection-failed";
