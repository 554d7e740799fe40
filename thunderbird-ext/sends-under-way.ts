/**
 * Windows from which a message is on its way out. In memory only: it saves work and decides nothing. Thunderbird unlocks the
 * window when it has our answer, which looks like a change of the draft, and a look at it then would delay the send.
 */
const underWay = new Map<number, ReturnType<typeof setTimeout>>();
/** In milliseconds; a slow server takes longer, and a look is no harm then. */
const longestMs = 3_000;

export function sendGoes(tabId: number): void {
  clearTimeout(underWay.get(tabId));
  underWay.set(
    tabId,
    setTimeout(() => underWay.delete(tabId), longestMs),
  );
}

export function sendIsOver(tabId: number): void {
  clearTimeout(underWay.get(tabId));
  underWay.delete(tabId);
}

export function isUnderWay(tabId: number): boolean {
  return underWay.has(tabId);
}
