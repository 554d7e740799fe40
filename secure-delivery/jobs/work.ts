import { errorEvent, type Log } from "../log.ts";
import type { Database, Sql } from "../storage/database.ts";
import type { JobQueue, LeasedJob } from "./job-queue.ts";

/** What became of one try. `commit` writes the result in the transaction that ends the lease, or not at all. */
export type JobResult =
  | { readonly kind: "done"; readonly commit?: (sql: Sql) => Promise<void> }
  | { readonly kind: "again"; readonly dueAt: number; readonly commit?: (sql: Sql) => Promise<void> };

export interface Worker {
  /** A job was just added here: do not wait for the next look. */
  wake(): void;
  /** Takes nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly now: () => number;
  readonly kind: string;
  /** Ends when the endpoint stops or the lease is lost: finish soon, or throw. */
  readonly handle: (job: LeasedJob, signal: AbortSignal) => Promise<JobResult>;
  readonly atOnce?: number;
  readonly leaseMs?: number;
  /** How often to look for jobs that other processes added or left behind. */
  readonly lookMs?: number;
}

/** Does the jobs of one kind until it is stopped. A job that throws comes again, later each time. */
export function work(parts: WorkerParts): Worker {
  const { atOnce = 4, leaseMs = 60_000, lookMs = 1_000 } = parts;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const free = atOnce - underWay.size;
    if (stopping.signal.aborted || free <= 0) return;
    try {
      const jobs = await parts.queue.take(parts.kind, parts.now(), leaseMs, free);
      for (const job of jobs) {
        const doing: Promise<void> = doOne(job, parts, leaseMs, stopping.signal).finally(() => {
          underWay.delete(doing);
          wake();
        });
        underWay.add(doing);
      }
    } catch (error) {
      parts.log(errorEvent(`job ${parts.kind}`, error));
    }
  }
  function wake(): void {
    if (!stopping.signal.aborted) looking = looking.then(look);
  }
  const timer = setInterval(wake, lookMs);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await looking;
      await Promise.all(underWay);
    },
  };
}

async function doOne(job: LeasedJob, parts: WorkerParts, leaseMs: number, stopping: AbortSignal): Promise<void> {
  const { database, queue, log, now } = parts;
  const lost = new AbortController();
  const keep = setInterval(async () => {
    const held = await database
      .write((sql) => queue.settle(sql, job, { kind: "keep", until: now() + leaseMs }))
      .catch(() => true);
    if (!held) lost.abort();
  }, leaseMs / 3);
  let result: JobResult;
  try {
    result = await parts.handle(job, AbortSignal.any([stopping, lost.signal]));
  } catch (error) {
    log(errorEvent(`job ${job.kind}`, error));
    result = { kind: "again", dueAt: now() + pauseAfter(job.tries) };
  } finally {
    clearInterval(keep);
  }
  const { commit, ...outcome } = result;
  try {
    await database.write(async (sql) => {
      if (await queue.settle(sql, job, outcome)) await commit?.(sql);
    });
  } catch (error) {
    log(errorEvent(`job ${job.kind}`, error));
  }
}

/** A second, two, four … at most an hour. */
function pauseAfter(tries: number): number {
  return Math.min(1_000 * 2 ** (tries - 1), 3_600_000);
}
