import type { Sql } from "../storage/database.ts";

/** What happened: a closed kind, times, counts, codes, random ids and keyed digests. Nothing else fits into the log. */
export interface LogEntry {
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The message it is about. */
  readonly message: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface KeptEntry {
  readonly index: number;
  /** The leaf, byte for byte. */
  readonly entry: string;
}

/** The log of evidence: entries in one order, none of which can be changed or taken out unseen. */
export interface LogStore {
  /** In the transaction of what happened. It gets its place with the next `append`. */
  add(sql: Sql, entry: LogEntry): Promise<void>;
  /** Gives places to what was added, by whichever process; gives how many. */
  append(): Promise<number>;
  read(): LogReader;
}

export interface LogReader {
  size(): Promise<number>;
  /** Of the tree of the first `size` entries. */
  root(size: number): Promise<Buffer>;
  inclusion(index: number, size: number): Promise<readonly Buffer[]>;
  consistency(first: number, second: number): Promise<readonly Buffer[]>;
  entriesOf(message: string): Promise<readonly KeptEntry[]>;
}
