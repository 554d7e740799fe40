import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../sync-folder.ts";

export interface WalSync {
  /** Resolves when all that was committed before it is on disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Syncs the write-ahead log of a database beside SQLite, in another thread. SQLite itself would hold up everything else of this process
 * for as long as the disk takes: with `synchronous = NORMAL` it leaves this to us, and syncs on its own what a checkpoint needs.
 * There are no locks on this file that closing it could lose.
 */
export function walSync(file: string): WalSync {
  let handle: FileHandle | null = null;
  return {
    async sync() {
      if (handle === null) {
        await syncFolder(path.dirname(file));
        handle = await open(`${file}-wal`, "r");
      }
      await handle.datasync();
    },
    async close() {
      await handle?.close();
    },
  };
}
