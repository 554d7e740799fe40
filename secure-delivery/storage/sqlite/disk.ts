import { StorageFault } from "../storage-fault.ts";

/**
 * The disk under the SQLite files of one endpoint. What it did not take in one sync it may forget, and call the next sync a success.
 * So once a sync of any of these files has failed, whoever asked for it, none of them is written, answered from or read any more:
 * a restart reads what is really there.
 */
export interface Disk {
  /** Does `work` while no sync has failed. What it throws becomes a `StorageFault`. */
  use<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  /** The same for a sync of our own: whatever it throws is a sync that failed. */
  sync(work: () => Promise<void>): Promise<void>;
  hasFailed(): boolean;
}

export function openDisk(): Disk {
  let lost: StorageFault | null = null;
  async function use<Result>(
    work: () => Result | Promise<Result>,
    isSync: (error: unknown) => boolean,
  ): Promise<Result> {
    if (lost !== null) throw lost;
    try {
      return await work();
    } catch (error) {
      const fault = error instanceof StorageFault ? error : new StorageFault(error);
      if (isSync(error)) lost ??= fault;
      throw fault;
    }
  }
  return {
    use: (work) => use(work, isFailedSync),
    sync: (work) => use(work, () => true),
    hasFailed: () => lost !== null,
  };
}

/** SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC: SQLite syncs by itself when it begins a log anew, and around a checkpoint. */
const failedSyncs: readonly unknown[] = [1034, 1290];

function isFailedSync(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && failedSyncs.includes(error.errcode);
}
