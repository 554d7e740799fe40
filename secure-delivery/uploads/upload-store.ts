import type { Readable } from "node:stream";
import type { Digest } from "../keys/digests.ts";

/** One piece on its way. */
export interface NewPiece {
  readonly upload: string;
  readonly owner: Digest;
  /** Where it begins. */
  readonly offset: number;
  readonly bytes: number;
  /** SHA-256 of its bytes. */
  readonly sha256: Buffer;
  readonly content: Readable;
  readonly at: number;
}

export interface UploadLimits {
  readonly maxUploadBytes: number;
  /** Of all uploads of one owner that have no message yet. */
  readonly waitingBytes: number;
}

export type PieceResult =
  /** `offset` is the end of what is stored now; also for a piece that was there already. */
  | { readonly kind: "stored"; readonly offset: number }
  | { readonly kind: "elsewhere"; readonly offset: number }
  | { readonly kind: "not-found" | "too-large" | "digest-mismatch" };

/** Rejects when the storage fails or the piece is cut off; nothing of the piece is kept then. */
export interface UploadStore {
  /** Resolves after the durable commit. */
  append(piece: NewPiece, limits: UploadLimits): Promise<PieceResult>;
  /** The end of what is stored; null when this owner has no such upload. */
  offset(upload: string, owner: Digest): Promise<number | null>;
  /** False when this owner has no such upload. */
  remove(upload: string, owner: Digest): Promise<boolean>;
}
