import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Disk } from "./disk.ts";

/** A checkpoint holds up everything for two syncs of the disk, and for as long as its pages take: with more of them, everybody waits longer at once. */
const mostPages = 1_000;

type Mode = "NOOP" | "PASSIVE" | "TRUNCATE";

interface Checkpointed {
  /** 1: not all could be moved, because somebody still reads. */
  readonly busy: number;
  /** Pages in the log. */
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpoints {
  /** Between two commits: moves the log's pages into the database when there are many. */
  afterCommit(): Promise<void>;
  /** Moves them all and empties the log. False: somebody still reads there. */
  empty(): Promise<boolean>;
}

/**
 * Moves what is committed from the log into the database, by ourselves: SQLite tells nobody of a sync that fails in an
 * automatic one. Only while no transaction is open.
 */
export function checkpoints(db: DatabaseSync, disk: Disk): Checkpoints {
  const statements = new Map<Mode, StatementSync>();
  const run = (mode: Mode): Promise<Checkpointed> =>
    disk.use(() => {
      const statement = statements.get(mode) ?? db.prepare(`PRAGMA wal_checkpoint(${mode})`);
      statements.set(mode, statement);
      return statement.get() as unknown as Checkpointed;
    });
  return {
    async afterCommit() {
      const { log, checkpointed } = await run("NOOP");
      if (log - checkpointed >= mostPages) await run("PASSIVE");
    },
    async empty() {
      return (await run("TRUNCATE")).busy === 0;
    },
  };
}
