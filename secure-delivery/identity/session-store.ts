import type { Digest } from "../keys/digests.ts";

/** When a signed-in person was last here. Rejects when the storage fails. */
export interface SessionStore {
  lastSeen(session: Digest): Promise<number | null>;
  seen(session: Digest, at: number): Promise<void>;
}
