export interface Eraser {
  erase(): Promise<void>;
  /** False while a reader is in the way, or the disk. */
  isErased(): boolean;
  stop(): void;
}

const retryMs = 250;

/**
 * The write-ahead log still holds the pages as they were: unless it is emptied, what was destroyed lives on there. Whoever reads it just
 * then, as a backup does, needs it: then it is emptied as soon as they have ended. `empty` gives whether it could.
 */
export function eraser(empty: () => Promise<boolean>): Eraser {
  let again: NodeJS.Timeout | null = null;
  let stopped = false;
  function retryLater(): void {
    if (!stopped) again ??= setTimeout(retry, retryMs).unref();
  }
  async function retry(): Promise<void> {
    const isEmpty = await empty().catch(() => false);
    again = null;
    if (!isEmpty) retryLater();
  }
  async function erase(): Promise<void> {
    const isEmpty = await empty().catch((error: unknown) => {
      // Whoever asks again finds it destroyed already, and would not ask for this.
      retryLater();
      throw error;
    });
    if (!isEmpty) retryLater();
  }
  return {
    erase,
    isErased: () => again === null,
    stop() {
      stopped = true;
      if (again !== null) clearTimeout(again);
    },
  };
}
