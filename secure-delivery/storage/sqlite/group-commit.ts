import type { DatabaseSync } from "node:sqlite";
import type { Database, Sql } from "../database.ts";
import { orFault, StorageFault } from "../storage-fault.ts";

interface Waiting {
  /** Does its work inside the transaction; the answer is given only after the commit is on disk. */
  readonly run: (sql: Sql) => Promise<{ readonly committed: () => void; readonly failed: boolean }>;
  readonly reject: (error: unknown) => void;
}

interface Committed {
  readonly answer: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommit {
  readonly write: Database["write"];
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
 * `sync` makes durable what is committed. Once it has failed, nothing is written, answered or read any more: what a disk did not
 * take once it may forget, and call the next sync a success. A restart reads what is really there.
 */
export function groupCommit(db: DatabaseSync, sql: Sql, sync: () => Promise<void>): GroupCommit {
  const queue: Waiting[] = [];
  let committed: Committed[] = [];
  let draining: Promise<void> | null = null;
  let syncing: Promise<void> | null = null;
  /** The sync that runs or ran last; what was committed after it began waits for the next. */
  let round: Promise<void> = Promise.resolve();
  let broken = false;

  async function drain(): Promise<void> {
    // Whatever else is ready in this turn of the event loop comes along.
    await nextTurn();
    while (queue.length > 0) {
      await commitTogether(queue.splice(0, mostTogether));
      await nextTurn();
    }
    draining = null;
  }

  async function commitTogether(batch: readonly Waiting[]): Promise<void> {
    const done: Committed[] = [];
    try {
      if (broken) await round;
      await orFault(() => db.exec("BEGIN IMMEDIATE"));
      for (const { run, reject } of batch) {
        await sql.run("SAVEPOINT one");
        const { committed: answer, failed } = await run(sql);
        // A full disk makes SQLite roll the whole transaction back by itself.
        if (failed && !db.isTransaction) throw new StorageFault(new Error("rolled back"));
        if (failed) await sql.run("ROLLBACK TO one");
        await sql.run("RELEASE one");
        done.push({ answer, reject });
      }
      await orFault(() => {
        db.exec("COMMIT");
        // In the same breath: a read that sees it finds it here, and waits.
        committed.push(...done);
      });
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      for (const { reject } of batch) reject(error);
      return;
    }
    syncing ??= syncAll();
  }

  async function syncAll(): Promise<void> {
    while (committed.length > 0) {
      const these = committed;
      committed = [];
      if (!broken) round = orFault(sync);
      try {
        await round;
        for (const { answer } of these) answer();
      } catch (error) {
        broken = true;
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
    durable: () =>
      committed.length === 0 ? round : new Promise<void>((answer, reject) => void committed.push({ answer, reject })),
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
