/** Seconds to wait, or 0 when the call may go on. */
export type RateLimit = (caller: string) => number;

/** Enough for a busy clinic; past it the oldest are forgotten, so that no flood of callers can fill the memory. */
const maxCallers = 50_000;

/** At most `perMinute` calls of one caller in any window of a minute. In memory: a restart forgives. */
export function rateLimit(perMinute: number, now: () => number): RateLimit {
  const windows = new Map<string, { readonly until: number; count: number }>();
  return (caller) => {
    const time = now();
    const found = windows.get(caller);
    if (found === undefined || found.until <= time) {
      windows.delete(caller);
      const oldest = windows.keys().next();
      if (windows.size >= maxCallers && !oldest.done) windows.delete(oldest.value);
      windows.set(caller, { until: time + 60_000, count: 1 });
      return 0;
    }
    found.count++;
    return found.count > perMinute ? (found.until - time) / 1_000 : 0;
  };
}
