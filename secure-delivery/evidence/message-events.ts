import type { MessageEvents } from "../../shared/core/delivery/wire/evidence.ts";
import type { KeptEntry } from "./log-store.ts";

/** The entries of one message from a place in the log on, as its sender sees them; `next` is where to go on. */
export function eventsAfter(after: number, entries: readonly KeptEntry[]): MessageEvents {
  const fresh = entries.filter(({ index }) => index >= after);
  const last = fresh.at(-1);
  return { events: fresh.map(eventOf), next: last === undefined ? after : last.index + 1 };
}

function eventOf({ index, entry }: KeptEntry): MessageEvents["events"][number] {
  const { kind, at, recipient } = JSON.parse(entry) as MessageEvents["events"][number];
  return { index, kind, at, ...(recipient === undefined ? {} : { recipient }) };
}
