import type { Draft } from "../shared/core/draft/draft.ts";

type Reading = Pick<Draft, "source" | "body">;

const mostWindows = 8;
/** Of longer ones the text is read again. In characters. */
const longest = 500_000;

/** What was last read in each window, in memory: a send finds the text read already, as long as it is the same to the last character. */
const readings = new Map<number, Reading>();

export const lastReading = {
  of: (tabId: number): Reading | null => readings.get(tabId) ?? null,
  keep: (tabId: number, { source, body }: Reading): void => {
    readings.delete(tabId);
    if (source.content.length > longest) return;
    readings.set(tabId, { source, body });
    const [oldest] = readings.keys();
    if (readings.size > mostWindows && oldest !== undefined) readings.delete(oldest);
  },
};
