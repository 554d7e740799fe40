/** The keys cannot be reached: nothing is stored or opened until they can. Its message says nothing. */
export class KeystoreFault extends Error {
  override readonly name = "KeystoreFault";
  constructor() {
    super("the keystore failed");
  }
}

/** The key-encryption key, wherever it lives. Every method rejects with `KeystoreFault` when it cannot be used. */
export interface Kek {
  /** Under the newest version of the key. */
  wrap(key: Buffer): Promise<Buffer>;
  /** Under whatever version it was wrapped. */
  unwrap(wrapped: Buffer): Promise<Buffer>;
  /** A new version, where that is ours to make. What it gives ends the versions before, once nothing needs them. */
  renew(): Promise<() => Promise<void>>;
}
