import type { Readable } from "node:stream";

/** Large contents under names that say nothing. Every method rejects with `StorageFault` when the store fails. */
export interface BlobStore {
  /** Durable when it resolves. Rejects, leaving nothing that counts, when `bytes` are not what came. */
  put(name: string, content: Readable | Uint8Array, bytes: number): Promise<void>;
  /** Rejects when there is no such blob. */
  get(name: string): Promise<Readable>;
  /** Does nothing when there is no such blob. */
  remove(name: string): Promise<void>;
}
