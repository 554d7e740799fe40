import { ComposeHostError } from "../shared/core/draft/compose-host.ts";

/** Limit of one call to Thunderbird, in milliseconds. A 5 MB draft takes it about a quarter of a second to read. */
export const messengerLimitMs = 10_000;

/**
 * The one gate for calls about a compose window: settles within the limit, and rejects with `ComposeHostError` only.
 * Thunderbird's own messages are looked at and dropped: they may name a file.
 */
export async function messengerCall<T>(call: () => Promise<T>, limitMs = messengerLimitMs): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ComposeHostError("host-timeout")), limitMs);
  });
  try {
    return await Promise.race([call(), limit]);
  } catch (error) {
    if (error instanceof ComposeHostError) throw error;
    throw new ComposeHostError(isAboutClosedWindow(error) ? "draft-closed" : "host-failed");
  } finally {
    clearTimeout(timer);
  }
}

/** Thunderbird has no codes; these are its words for a tab that is gone or is no compose window. */
function isAboutClosedWindow(error: unknown): boolean {
  return error instanceof Error && /invalid (?:compose )?tab|not a valid compose window/i.test(error.message);
}
