import type { z } from "zod";
import type { KeyValue } from "./key-value.ts";

/** A short list that a store keeps under one key, the newest first. Methods reject when the store fails. */
export interface KeptList<Entry> {
  all(): Promise<readonly Entry[]>;
  update(change: (entries: readonly Entry[]) => readonly Entry[]): Promise<void>;
}

/** Runs a task when no other one runs: of two changes at once, one would be lost. */
export type OneAtATime = (task: () => Promise<void>) => Promise<void>;

/** `most`: so many are kept, and the oldest go. `alone`: among all who write there; left out, that is this page alone. */
export function keptList<Entry>(
  store: KeyValue,
  key: string,
  schema: z.ZodType<Entry>,
  most: number,
  alone: OneAtATime = oneAfterTheOther(),
): KeptList<Entry> {
  const all = (): Promise<readonly Entry[]> => readEntries(store, key, schema);
  return {
    all,
    update: (change) => alone(async () => store.write(key, JSON.stringify(change(await all()).slice(0, most)))),
  };
}

function oneAfterTheOther(): OneAtATime {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch(() => {});
    return done;
  };
}

/** An entry that cannot be read is left out. */
async function readEntries<Entry>(store: KeyValue, key: string, schema: z.ZodType<Entry>): Promise<readonly Entry[]> {
  try {
    const kept: unknown = JSON.parse((await store.read(key)) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((each) => {
      const parsed = schema.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
