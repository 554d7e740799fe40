import type { Digest } from "../keys/digests.ts";
import type { Role } from "./caller.ts";

/** Rejects when the storage fails. */
export interface TokenStore {
  /** Counts one use of the code and keeps the token, both or neither; false when the code is used up. */
  enrol(enrolment: NewToken, maxUses: number): Promise<boolean>;
  /** Whose token this is, if it was not revoked. */
  find(token: Digest): Promise<KeptToken | null>;
  /** One token, or every token of a sender; gives how many there were. */
  revoke(what: { readonly token: Digest } | { readonly sender: Digest }): Promise<number>;
}

export interface KeptToken {
  readonly sender: Digest;
  readonly at: number;
  readonly role: Role;
}

export interface NewToken extends KeptToken {
  readonly code: Digest;
  readonly token: Digest;
}
