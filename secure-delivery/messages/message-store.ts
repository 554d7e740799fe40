import type { Readable } from "node:stream";
import type { Digest } from "../keys/digests.ts";
import type { Sql } from "../storage/database.ts";

/** One message as the endpoint knows it: nothing readable, nobody named. Times in milliseconds since the epoch. */
export interface StoredMessage {
  readonly id: string;
  readonly sender: Digest;
  /** The sender as a reader of this message. */
  readonly senderAsReader: Digest;
  readonly storedAt: number;
  readonly expiresAt: number;
  /** When the share was destroyed, and why. */
  readonly ended: { readonly by: "recalled" | "expired"; readonly at: number } | null;
  /** A legal hold: its content is kept, whatever ends. `by` is the person who ordered it. */
  readonly held: { readonly at: number; readonly by: Digest } | null;
  /** The sealed server share; null once it was destroyed. */
  readonly share: Uint8Array | null;
  /** In the order of the submission. */
  readonly recipients: readonly StoredRecipient[];
  /** The message that this one is a reply to. */
  readonly answers: string | null;
  /** Digest of the word that sender and recipients agreed upon; null: none is asked for. */
  readonly secret: Digest | null;
  /** What the word was stretched with; null: the message's id. */
  readonly secretSalt: string | null;
}

export interface StoredRecipient {
  readonly reader: Digest;
  readonly openedAt: number | null;
  readonly repliedAt: number | null;
  /** Said that it was not meant for them: cannot open it any more. */
  readonly notMeAt: number | null;
  /** A telephone number, sealed by the keystore; null: the sender gave none. */
  readonly phone: Uint8Array | null;
  /** Several people read this address: each gives a name. */
  readonly shared: boolean;
}

/** The answer to one submission, kept so that a repeat gets the same again. */
export interface KeptAnswer {
  readonly key: Digest;
  readonly bodyDigest: Digest;
  readonly answer: string;
}

/** The OpenPGP message itself, or an upload of its sender that holds it. */
export type NewContent = Uint8Array | UploadedContent;

export interface UploadedContent {
  readonly id: string;
  readonly bytes: number;
  readonly owner: Digest;
}

export type AddResult = "added" | "id-taken" | "key-taken" | "no-upload";

/** Every method rejects when the storage fails; nothing is half done then. */
export interface MessageStore {
  /** Resolves after the durable commit of message, content and answer together. `key-taken`: another process was first. */
  add(
    message: StoredMessage,
    content: NewContent,
    kept: KeptAnswer,
    /** What belongs to it: in the same transaction. */
    also?: (sql: Sql) => Promise<void>,
  ): Promise<AddResult>;
  find(id: string): Promise<StoredMessage | null>;
  /** Reads, changes and writes in one transaction; null when there is no such message. `also` where there was a change. */
  update(
    id: string,
    change: (message: StoredMessage) => StoredMessage,
    also?: (sql: Sql) => Promise<void>,
  ): Promise<StoredMessage | null>;
}

export interface StoredContent {
  readonly bytes: number;
  readonly stream: Readable;
}

export interface ContentStore {
  /** The OpenPGP message; null when it was removed. */
  read(id: string): Promise<StoredContent | null>;
  /** What was uploaded; null: this owner has no such upload of that length. */
  readUpload(upload: UploadedContent): Promise<StoredContent | null>;
}

export interface AnswerStore {
  find(key: Digest): Promise<KeptAnswer | null>;
}
