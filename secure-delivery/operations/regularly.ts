import { errorEvent, type Log } from "../log.ts";

/** Does `task` now and every so many seconds, never twice at once. Gives what stops it, after the last one has ended. */
export function regularly(seconds: number, name: string, log: Log, task: () => Promise<void>): () => Promise<void> {
  const once = (): Promise<void> => task().catch((error: unknown) => log(errorEvent(name, error)));
  let running = once();
  const timer = setInterval(() => {
    running = running.then(once);
  }, seconds * 1_000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
