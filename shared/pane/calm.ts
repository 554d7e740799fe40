/** How long it must be quiet before one more run, and how long a run may be put off by that, in milliseconds. */
export const quietMs = 400;
const longestMs = 1_500;

/** Runs something on changes, but not on each of them. */
export interface Calm {
  changed(): void;
  stop(): void;
}

/**
 * The first change runs at once; those that follow soon (somebody is typing) run when it has been quiet for a moment, and
 * every second or so while it never is.
 */
export function calm(run: () => void): Calm {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting = false;
  let since = 0;

  const pause = (): void => {
    if (timer !== null) clearTimeout(timer);
    const left = waiting ? Math.max(0, since + longestMs - Date.now()) : quietMs;
    timer = setTimeout(over, Math.min(quietMs, left));
  };
  const over = (): void => {
    timer = null;
    if (!waiting) return;
    waiting = false;
    run();
    pause();
  };

  return {
    changed() {
      if (timer === null) {
        run();
      } else if (!waiting) {
        waiting = true;
        since = Date.now();
      }
      pause();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
