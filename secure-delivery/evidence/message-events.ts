import type { MessageEvents } from "../../shared/core/delivery/wire/evidence.ts";
import type { KeptEntry } from "./log-store.ts";

/** The entries of one message that come after a place in the log, as its sender sees them. */
export function eventsAfter(after: number, entries: readonly KeptEntry[]): MessageEvents {
  const fresh = entries.filter(({ index }) => index > after);
  return { events: fresh.map(eventOf), next: fresh.at(-1)?.index ?? Math.max(after, 0) };
}

function eventOf({ index, entry }: KeptEntry): MessageEvents["events"][number] {
  const { kind, at, recipient } = JSON.parse(entry) as MessageEvents["events"][number];
  return { index, kind, at, ...(recipient === undefined ? {} : { recipient }) };
}
