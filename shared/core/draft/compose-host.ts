import type { BodySource, Draft } from "./draft.ts";
import type { EmailAddress } from "./email-address.ts";

/** A file to put on the draft. */
export interface NewAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What to change on the draft; what is left out stays exactly as it is. */
export interface DraftChange {
  readonly subject?: string;
  readonly body?: BodySource;
  /** Moves these from To and Cc to Bcc; each entry keeps its name. */
  readonly toBcc?: readonly EmailAddress[];
  readonly removeAttachments?: readonly string[];
  readonly addAttachments?: readonly NewAttachment[];
}

/**
 * The one draft that a mail client has open in one compose window.
 * Every method rejects with `ComposeHostError`, never hangs (the adapter bounds each call), and leaves
 * the draft as it was when it rejects. One contract suite runs against every implementation.
 */
export interface ComposeHost {
  /** The draft as it stands now. An attachment that cannot be read is in it, marked `unreadable`. */
  read(): Promise<Draft>;
  /** The bytes of one attachment of the last `read`. */
  readAttachment(id: string): Promise<Uint8Array>;
  /** Applies the whole change; the next `read` shows it. */
  write(change: DraftChange): Promise<void>;
}

/** `draft-protected`: rights on the draft forbid an add-in to read it (IRM, S/MIME); trying again changes nothing. */
export type ComposeHostCode = "draft-closed" | "draft-protected" | "host-failed" | "host-timeout" | "attachment-failed";

/** The client could not do what was asked. Carries a code only: no text of the draft, no text of the client. */
export class ComposeHostError extends Error {
  readonly code: ComposeHostCode;
  constructor(code: ComposeHostCode) {
    super(code);
    this.name = "ComposeHostError";
    this.code = code;
  }
}
