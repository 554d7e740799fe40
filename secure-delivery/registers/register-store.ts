import type { RegisterKind } from "../../shared/core/delivery/wire/registers.ts";
import type { Digest } from "../keys/digests.ts";

export interface StoredEntry {
  readonly id: string;
  readonly register: RegisterKind;
  readonly person: Digest;
  readonly purpose: string;
  readonly document: string;
  readonly recordedBy: Digest;
  readonly recordedAt: number;
  readonly until: number;
  readonly revoked: { readonly by: Digest; readonly at: number } | null;
}

/** What people asked for. An entry is never changed but by its revocation. Rejects with `StorageFault`. */
export interface RegisterStore {
  add(entry: StoredEntry): Promise<void>;
  /** All of this person, the newest first. */
  of(person: Digest): Promise<readonly StoredEntry[]>;
  /** The first revocation stays; null when this person has no such entry. */
  revoke(id: string, person: Digest, by: Digest, at: number): Promise<StoredEntry | null>;
}

export function isValid({ until, revoked }: StoredEntry, now: number): boolean {
  return revoked === null && now < until;
}
