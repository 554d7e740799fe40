import type { AuditBatch } from "../../shared/core/delivery/wire/audit-batch.ts";
import type { Digest } from "../keys/digests.ts";

/** Rejects when the storage fails; nothing of the batch is kept then. */
export interface AuditStore {
  /** Keeps the events that are new, by person and event id; gives how many were. */
  keep(subject: Digest, events: AuditBatch["events"], now: number): Promise<number>;
}
