import type { Digest } from "../keys/digests.ts";

export interface SeenKeyRecord {
  /** Who has seen it, and for whom alone it counts. */
  readonly sender: Digest;
  readonly person: Digest;
  readonly kind: "autocrypt" | "smime";
  /** The OpenPGP key, binary, or the certificate in DER. */
  readonly material: Uint8Array;
  readonly seenAt: number;
}

/** Rejects with `StorageFault`. */
export interface SeenKeyStore {
  /** Takes the place of one that was seen earlier, never of one that was seen later. */
  keep(seen: SeenKeyRecord): Promise<void>;
  find(sender: Digest, person: Digest, kind: SeenKeyRecord["kind"]): Promise<SeenKeyRecord | null>;
}
