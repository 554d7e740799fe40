/** What a column can hold. Times are milliseconds since the epoch; a yes or no is 1 or 0. */
export type Value = string | number | Uint8Array | null;

/** SQL that both databases understand, with `?` where a value goes. */
export interface Sql {
  rows<Row>(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows it changed. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/** Every method rejects with `StorageFault` when the database fails; nothing is half done then. */
export interface Database {
  /** What is committed. */
  rows<Row>(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /**
   * One transaction: durable when it resolves, rolled back when `work` throws. `work` may run twice, and awaits
   * nothing but its `sql`. A row that it will change it reads with `FOR UPDATE`, as other processes write too.
   */
  write<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /**
   * Overwrites what was deleted, as far as this database can. What another process still reads, as a backup does, is overwritten when that
   * has ended; until then `isErased` is false.
   */
  erase(): Promise<void>;
  isErased(): boolean;
}

export interface OpenDatabase extends Database {
  close(): Promise<void>;
}
