import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import type { Disk } from "./disk.ts";

/** How long we wait for another program that writes. */
export const lockTimeoutMs = 5_000;
const retryMs = 20;
/** SQLITE_BUSY, whatever the reason. */
const busy = 5;

/** Begins to write. Another program may do so just then: SQLite would wait for it, and hold up everything else of this process. */
export async function begin(db: DatabaseSync, disk: Disk): Promise<void> {
  const until = performance.now() + lockTimeoutMs;
  while (!(await disk.use(() => hasBegun(db, performance.now() < until)))) await pause(retryMs);
}

function hasBegun(db: DatabaseSync, mayWait: boolean): boolean {
  try {
    db.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (mayWait && error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === busy)
      return false;
    throw error;
  }
}
