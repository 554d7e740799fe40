import { codeOf } from "../log.ts";

/** The database or the content store does not work. Its message says nothing: theirs quote values. */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
  readonly code: string;

  constructor(cause: unknown) {
    super("the storage failed");
    this.code = codeOf(cause) || (cause instanceof Error ? cause.name : "unknown");
  }
}

/** Awaits `work`; what it throws becomes a `StorageFault`. */
export async function orFault<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageFault ? error : new StorageFault(error);
  }
}
