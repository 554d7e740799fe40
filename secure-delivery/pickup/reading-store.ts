import type { Digest } from "../keys/digests.ts";

/** One person behind an address that several people read, and when that one first opened the message. */
export interface Reading {
  readonly messageId: string;
  /** Of the recipient, in the order of the submission. */
  readonly position: number;
  /** Keyed digest of the name: the same person is kept once. */
  readonly who: Digest;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** Sealed by the keystore. */
  readonly name: Uint8Array;
}

/** Both methods reject when the storage fails. */
export interface ReadingStore {
  /** Resolves after the durable commit; what is there already, or is one too many, changes nothing. */
  add(reading: Reading): Promise<void>;
  /** Of a message, the first first. */
  of(messageId: string): Promise<readonly Reading[]>;
}
