import type { AuditBatch } from "../delivery/wire/audit-batch.ts";
import type { AuditEvent, AuditLog } from "./audit-event.ts";

/** An event that the endpoint has not confirmed yet. */
export interface WaitingEvent {
  /** Random: by it the endpoint knows a repeat. */
  readonly id: string;
  /** Who sent, and so whose token speaks for it. Stays on this machine. */
  readonly sender: string;
  readonly event: AuditEvent;
}

/** Events on their way to the endpoint, kept on this machine. Both methods reject when they cannot be kept. */
export interface AuditQueue {
  /** Oldest first. */
  all(): Promise<readonly WaitingEvent[]>;
  change(change: (waiting: readonly WaitingEvent[]) => readonly WaitingEvent[]): Promise<void>;
}

/** `refused`: this batch will never be taken, however often it is sent. */
export type AuditAnswer = "kept" | "later" | "refused";

/** Older ones go when a machine is without its endpoint for so long; they still stand in the log on this machine. */
const mostWaiting = 5_000;
/** What the endpoint takes at once. */
const batchSize = 200;

/** The log on this machine, and a copy of each event in the queue. An event that cannot be queued is not kept: the send is held. */
export function queueingLog(local: AuditLog, queue: AuditQueue, sender: string): AuditLog {
  return {
    async append(event) {
      await local.append(event);
      const waiting = { id: crypto.randomUUID(), sender, event };
      await queue.change((before) => [...before, waiting].slice(-mostWaiting));
    },
  };
}

/**
 * Sends what waits, in the order in which it happened, each sender's with their own right. What was not confirmed stays, and is no
 * harm when it comes twice. Never rejects; gives how many the endpoint has now.
 */
export async function sendWaiting(
  queue: AuditQueue,
  send: (sender: string, batch: AuditBatch) => Promise<AuditAnswer>,
): Promise<number> {
  let kept = 0;
  try {
    const waiting = await queue.all();
    for (const sender of new Set(waiting.map((each) => each.sender))) {
      const own = waiting.filter((each) => each.sender === sender);
      for (let start = 0; start < own.length; start += batchSize) {
        const some = own.slice(start, start + batchSize);
        const answer = await send(sender, { events: some.map(({ id, event }) => ({ ...event, id })) } as AuditBatch);
        if (answer === "later") break;
        if (answer === "kept") kept += some.length;
        const done = new Set(some.map(({ id }) => id));
        await queue.change((now) => now.filter(({ id }) => !done.has(id)));
      }
    }
  } catch {
    // What waits is still there: it goes with the next try.
  }
  return kept;
}
