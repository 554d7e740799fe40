import type { AuditQueue, WaitingEvent } from "../shared/core/audit/audit-queue.ts";
import { type LocalText, localText } from "./local-text.ts";

const prefix = "waiting.";

/**
 * Events that the endpoint has not confirmed, on this machine: each under a key of its own, since two windows may add and take
 * away at once. When the browser's storage is full the oldest half goes, and at worst the newest is not added: each still
 * stands in the log, and no message is held back because it cannot be reported.
 */
export const waitingEvents: AuditQueue = {
  all: async () => {
    const local = localText();
    return local === null ? [] : read(local).map(({ event }) => event);
  },
  change: async (change) => {
    const local = localText();
    if (local === null) return;
    const before = read(local);
    const after = change(before.map(({ event }) => event));
    const stay = new Set(after.map(({ id }) => id));
    const there = new Set(before.map(({ event }) => event.id));
    for (const { key, event } of before) if (!stay.has(event.id)) local.drop(key);
    for (const event of after) if (!there.has(event.id)) add(local, event);
  },
};

/** Quick: a look at the names. */
export function anythingWaits(): boolean {
  return (
    localText()
      ?.keys()
      .some((key) => key.startsWith(prefix)) ?? false
  );
}

function add(local: LocalText, event: WaitingEvent): void {
  // The time first: names in their order are events in theirs.
  const key = `${prefix}${event.event.at}.${event.id}`;
  try {
    local.keep(key, JSON.stringify(event));
  } catch {
    const keys = waitingKeys(local);
    for (const old of keys.slice(0, Math.ceil(keys.length / 2))) local.drop(old);
    try {
      local.keep(key, JSON.stringify(event));
    } catch {
      // Said above.
    }
  }
}

function waitingKeys(local: LocalText): string[] {
  return local
    .keys()
    .filter((key) => key.startsWith(prefix))
    .sort();
}

function read(local: LocalText): { readonly key: string; readonly event: WaitingEvent }[] {
  return waitingKeys(local).flatMap((key) => {
    const event = parse(local.find(key));
    return event === null ? [] : [{ key, event }];
  });
}

function parse(text: string | null): WaitingEvent | null {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
