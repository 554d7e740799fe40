import type { Sql } from "../storage/database.ts";

/** Work that must happen, whatever process does it. The payload holds ids, never a text or an address, but for one that the keystore sealed. */
export interface Job {
  /** The same id is the same job: added twice, it is done once. */
  readonly id: string;
  /** Which worker takes it. */
  readonly kind: string;
  readonly payload: string;
  /** Not before this time. */
  readonly dueAt: number;
}

/** A job that is ours until the lease ends; then another process may take it, as after a crash. */
export interface LeasedJob extends Pick<Job, "id" | "kind" | "payload"> {
  readonly lease: string;
  /** 1 for the first time. More may mean that a process died in the middle of it. */
  readonly tries: number;
}

export type JobOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "again"; readonly dueAt: number }
  /** Still at work: nobody else may take it before this time. */
  | { readonly kind: "keep"; readonly until: number };

/** Rejects with `StorageFault` when the storage fails. */
export interface JobQueue {
  /** In the transaction of whatever makes the job necessary: both happen or neither. */
  add(sql: Sql, job: Job): Promise<void>;
  /** At most `count` jobs that are due, the longest due first; none is given to two. */
  take(kind: string, now: number, leaseMs: number, count: number): Promise<readonly LeasedJob[]>;
  /** In the transaction that writes the result. False: the lease was lost, so write nothing and roll back. */
  settle(sql: Sql, job: LeasedJob, outcome: JobOutcome): Promise<boolean>;
}
