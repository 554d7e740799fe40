import type { Digest } from "../keys/digests.ts";

/** A browser that a reader trusts for a while. */
export interface Device {
  readonly token: Digest;
  readonly owner: Digest;
  readonly until: number;
}

export interface DeviceStore {
  add(device: Device): Promise<void>;
  find(token: Digest): Promise<Device | null>;
  /** All of one owner's: said by "forget my devices", and by "this is not for me". */
  forget(owner: Digest): Promise<void>;
}

export interface Passkey {
  /** Credential id, base64url. */
  readonly id: string;
  readonly owner: Digest;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
}

export interface PasskeyStore {
  add(passkey: Passkey, at: number): Promise<void>;
  find(id: string): Promise<Passkey | null>;
  counted(id: string, counter: number): Promise<void>;
}

/** One-time values of WebAuthn ceremonies. */
export interface PasskeyChallenges {
  add(challenge: Digest, until: number): Promise<void>;
  /** True once, while its time is not over. */
  take(challenge: Digest, now: number): Promise<boolean>;
}
