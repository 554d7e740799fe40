/** Where a mail was found. `part` counts the mails and files of one PATH from 1; paths may speak of patients. */
export interface MailPlace {
  /** Which PATH of the command line, from 1. */
  readonly source: number;
  readonly part: number;
  readonly path: string;
}

/** One mail as it is stored, or why it could not be read. */
export type StoredMail = { readonly place: MailPlace } & (
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** By its name and place it is a mail; otherwise one that is none is passed over. */
      readonly expected: boolean;
    }
  | { readonly ok: false; readonly problem: "cannot-be-opened" | "too-large" }
);
