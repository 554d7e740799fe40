import type { DatabaseSync } from "node:sqlite";
import type { Database, Sql } from "../database.ts";
import { orFault, StorageFault } from "../storage-fault.ts";

interface Waiting {
  /** Does its work inside the transaction; the answer is given only after the commit. */
  readonly run: (sql: Sql) => Promise<{ readonly committed: () => void; readonly failed: boolean }>;
  readonly reject: (error: unknown) => void;
}

/** Enough to make the disk's sync cheap for each, few enough to answer the first one soon. */
const mostTogether = 64;

/**
 * Transactions that wait at the same time share one commit, and so one sync of the disk. Each has a savepoint of its
 * own: one that throws takes nothing of the others with it.
 */
export function groupCommit(db: DatabaseSync, sql: Sql): { readonly write: Database["write"]; idle(): Promise<void> } {
  const queue: Waiting[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // Whatever else is ready in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      await commitTogether(queue.splice(0, mostTogether));
      if (queue.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    draining = null;
  }

  async function commitTogether(batch: readonly Waiting[]): Promise<void> {
    const done: (() => void)[] = [];
    try {
      await orFault(() => db.exec("BEGIN IMMEDIATE"));
      for (const { run } of batch) {
        await sql.run("SAVEPOINT one");
        const { committed, failed } = await run(sql);
        // A full disk makes SQLite roll the whole transaction back by itself.
        if (failed && !db.isTransaction) throw new StorageFault(new Error("rolled back"));
        if (failed) await sql.run("ROLLBACK TO one");
        await sql.run("RELEASE one");
        done.push(committed);
      }
      await orFault(() => db.exec("COMMIT"));
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const answer of done) answer();
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
    async idle() {
      await draining;
    },
  };
}
