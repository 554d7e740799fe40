import type { Digest } from "../keys/digests.ts";

/** Rejects when the storage fails. */
export interface TokenStore {
  /** Counts one use of the code and keeps the token, both or neither; false when the code is used up. */
  enrol(enrolment: NewToken, maxUses: number): Promise<boolean>;
  /** Whose token this is. */
  senderOf(token: Digest): Promise<Digest | null>;
}

export interface NewToken {
  readonly code: Digest;
  readonly token: Digest;
  readonly sender: Digest;
  readonly at: number;
}
