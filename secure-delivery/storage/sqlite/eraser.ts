export interface Eraser {
  erase(): Promise<void>;
  stop(): void;
}

const retryMs = 250;

/**
 * The write-ahead log still holds the pages as they were: unless it is emptied, what was destroyed lives on there. Whoever reads it just
 * then, as a backup does, needs it: then it is emptied as soon as they have ended. `empty` gives whether it could.
 */
export function eraser(empty: () => Promise<boolean>): Eraser {
  let again: NodeJS.Timeout | null = null;
  async function erase(): Promise<void> {
    if (await empty()) return;
    again ??= setTimeout(() => {
      again = null;
      // A disk that failed is known to everybody else by now.
      erase().catch(() => undefined);
    }, retryMs).unref();
  }
  return {
    erase,
    stop() {
      if (again !== null) clearTimeout(again);
    },
  };
}
