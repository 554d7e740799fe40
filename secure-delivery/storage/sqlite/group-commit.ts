import type { DatabaseSync } from "node:sqlite";
import type { Database, Sql } from "../database.ts";
import { StorageFault } from "../storage-fault.ts";
import { begin } from "./begin.ts";
import type { Disk } from "./disk.ts";

interface Waiting {
  /** Does its work inside the transaction; the answer is given only after the commit is on disk. */
  readonly run: (sql: Sql) => Promise<{ readonly committed: () => void; readonly failed: boolean }>;
  readonly reject: (error: unknown) => void;
}

interface Committed {
  readonly answer: () => void;
  readonly reject: (error: unknown) => void;
}

/** What becomes of the write-ahead log. */
export interface LogCare {
  /** Makes durable what is committed. */
  sync(): Promise<void>;
  /** After each commit, and before the next. */
  afterCommit(): Promise<void>;
}

export interface GroupCommit {
  readonly write: Database["write"];
  /** Does `work` while no transaction is open and nothing else uses the connection. */
  between<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when everything that is committed by now is on disk too. */
  durable(): Promise<void>;
  /** Nothing waits any more. */
  idle(): Promise<void>;
}

/** Few enough that others get a turn between. */
const mostTogether = 64;

/**
 * Transactions that wait at the same time share one commit, and commits share one sync of the disk: while it runs, the next are
 * written already. Each transaction has a savepoint of its own: one that throws takes nothing of the others with it.
 * After a sync that failed nothing is written or answered any more (disk.ts).
 */
export function groupCommit(db: DatabaseSync, sql: Sql, disk: Disk, log: LogCare): GroupCommit {
  const queue: Waiting[] = [];
  const asides: (() => Promise<void>)[] = [];
  let committed: Committed[] = [];
  let draining: Promise<void> | null = null;
  let syncing: Promise<void> | null = null;
  /** The sync that runs or ran last; what was committed after it began waits for the next. */
  let round: Promise<void> = Promise.resolve();

  async function drain(): Promise<void> {
    // Whatever else is ready in this turn of the event loop comes along.
    await nextTurn();
    while (queue.length > 0 || asides.length > 0) {
      for (const aside of asides.splice(0)) await aside();
      if (queue.length > 0) await commitTogether(queue.splice(0, mostTogether));
      await nextTurn();
    }
    draining = null;
  }

  async function commitTogether(batch: readonly Waiting[]): Promise<void> {
    const done: Committed[] = [];
    try {
      await begin(db, disk);
      for (const { run, reject } of batch) {
        await sql.run("SAVEPOINT one");
        const { committed: answer, failed } = await run(sql);
        // A full disk makes SQLite roll the whole transaction back by itself.
        if (failed && !db.isTransaction) throw new StorageFault(new Error("rolled back"));
        if (failed) await sql.run("ROLLBACK TO one");
        await sql.run("RELEASE one");
        done.push({ answer, reject });
      }
      await disk.use(() => {
        db.exec("COMMIT");
        // In the same breath: a read that sees it finds it here, and waits.
        committed.push(...done);
      });
    } catch (error) {
      rollBack();
      for (const { reject } of batch) reject(error);
      return;
    }
    syncing ??= syncAll();
    // Whoever committed is served all the same; a sync that failed in it is known to everybody.
    await log.afterCommit().catch(() => undefined);
  }

  function rollBack(): void {
    try {
      if (db.isTransaction) db.exec("ROLLBACK");
    } catch {
      // Then no other can begin, and each is refused.
    }
  }

  async function syncAll(): Promise<void> {
    while (committed.length > 0) {
      const these = committed;
      committed = [];
      round = disk.sync(log.sync);
      try {
        await round;
        for (const { answer } of these) answer();
      } catch (error) {
        for (const { reject } of these) reject(error);
      }
    }
    syncing = null;
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        const run: Waiting["run"] = async (inside) => {
          try {
            const result = await work(inside);
            return { failed: false, committed: () => resolve(result) };
          } catch (error) {
            return { failed: true, committed: () => reject(error) };
          }
        };
        queue.push({ run, reject });
        draining ??= drain();
      }),
    between: (work) =>
      new Promise((resolve, reject) => {
        asides.push(() => work().then(resolve, reject));
        draining ??= drain();
      }),
    durable: () =>
      committed.length === 0
        ? disk.use(() => round)
        : new Promise<void>((answer, reject) => void committed.push({ answer, reject })),
    async idle() {
      while (draining !== null || syncing !== null) {
        await draining;
        await syncing;
      }
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
