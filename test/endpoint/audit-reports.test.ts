import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEvent, AuditLog } from "../../shared/core/audit/audit-event.ts";
import {
  type AuditAnswer,
  type AuditQueue,
  queueingLog,
  sendWaiting,
  type WaitingEvent,
} from "../../shared/core/audit/audit-queue.ts";
import { describeSend } from "../../shared/core/audit/describe-send.ts";
import { endpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import type { AuditBatch } from "../../shared/core/delivery/wire/audit-batch.ts";
import { policyOf } from "../support/policy-of.ts";
import { alice, type Clinic, openClinic } from "./clinic.ts";

/** What clients decided, on its way from their queue to the real endpoint's log. */
let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic();
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

function memoryQueue(): AuditQueue & { waiting: readonly WaitingEvent[] } {
  const queue = {
    waiting: [] as readonly WaitingEvent[],
    all: async () => queue.waiting,
    change: async (change: (waiting: readonly WaitingEvent[]) => readonly WaitingEvent[]) => {
      queue.waiting = change(queue.waiting);
    },
  };
  return queue;
}
const local = (): AuditLog & { events: AuditEvent[] } => {
  const events: AuditEvent[] = [];
  return { events, append: async (event) => void events.push(event) };
};
const send: AuditEvent = describeSend({
  findings: [],
  setAside: [],
  trust: [],
  judgement: { verdict: { kind: "refuse", reasons: ["recipient-unparseable"] }, shadow: [] },
  receipt: { kind: "held", reasons: ["recipient-unparseable", "needs-decision"] },
  policy: policyOf(),
  now: Date.parse("2026-03-02T15:00:00Z"),
});
const events: readonly AuditEvent[] = [
  send,
  {
    ...send,
    outcome: { kind: "released", overrides: ["emergency"], purposes: ["access-request"], protection: "as-is" },
  } as AuditEvent,
  { type: "announcement", at: "2026-03-02T15:00:00.000Z", messageId: "m".repeat(22), outcome: "sent" },
];

async function tell(_: string, batch: AuditBatch, fetcher: typeof fetch = fetch): Promise<AuditAnswer> {
  const client = endpointClient({ url: clinic.url, token, fetch: fetcher, timeoutMs: 5_000 });
  const answer = await client.audit(batch);
  return answer.ok ? "kept" : answer.code === "endpoint-rejected" ? "refused" : "later";
}
const logged = async (): Promise<number> => Number((await clinic.call("GET", "/v1/log/checkpoint")).json.size);

describe("an audit event of a client", () => {
  it("of every kind is taken by the endpoint, and stands in its log once", async () => {
    const [queue, log] = [memoryQueue(), local()];
    for (const event of events) await queueingLog(log, queue, alice).append(event);
    expect(log.events).toEqual(events);
    const before = await logged();
    expect(await sendWaiting(queue, tell)).toBe(events.length);
    expect(queue.waiting).toEqual([]);
    await expect.poll(logged, { timeout: 20_000 }).toBe(before + events.length);
  });

  it("waits while the endpoint is away, and comes once though its answer was lost", async () => {
    const queue = memoryQueue();
    await queueingLog(local(), queue, alice).append(send);
    expect(await sendWaiting(queue, async () => "later")).toBe(0);
    expect(queue.waiting).toHaveLength(1);
    const losing: typeof fetch = async (...request) => {
      await (await fetch(...request)).arrayBuffer();
      throw new TypeError("the connection broke");
    };
    const before = await logged();
    expect(await sendWaiting(queue, (sender, batch) => tell(sender, batch, losing))).toBe(0);
    expect(queue.waiting).toHaveLength(1);
    expect(await sendWaiting(queue, tell)).toBe(1);
    await expect.poll(logged, { timeout: 20_000 }).toBe(before + 1);
  });

  it("goes with its own sender's right, and one sender's trouble holds up no other", async () => {
    const queue = memoryQueue();
    for (const sender of ["a@riverside.example", "b@riverside.example", "a@riverside.example"])
      await queueingLog(local(), queue, sender).append(send);
    const told: string[] = [];
    await sendWaiting(queue, async (sender, batch) => {
      told.push(`${sender} ${batch.events.length}`);
      return sender.startsWith("a") ? "later" : "kept";
    });
    expect(told).toEqual(["a@riverside.example 2", "b@riverside.example 1"]);
    expect(queue.waiting.map(({ sender }) => sender)).toEqual(["a@riverside.example", "a@riverside.example"]);
  });

  it("goes in batches that the endpoint takes, the oldest first", async () => {
    const queue = memoryQueue();
    const log = queueingLog(local(), queue, alice);
    for (let count = 0; count < 450; count++) await log.append(send);
    const sizes: number[] = [];
    await sendWaiting(queue, async (_, batch) => {
      sizes.push(batch.events.length);
      return "kept";
    });
    expect(sizes).toEqual([200, 200, 50]);
  });

  it("that can never be taken does not stand in the way of the next", async () => {
    const queue = memoryQueue();
    await queueingLog(local(), queue, alice).append({ ...send, policyVersion: "a text, with blanks" } as never);
    expect(await sendWaiting(queue, tell)).toBe(0);
    expect(queue.waiting).toEqual([]);
  });

  it("names no sender to the endpoint: the token does that", async () => {
    const queue = memoryQueue();
    await queueingLog(local(), queue, alice).append(send);
    let sent = "";
    await sendWaiting(queue, async (_, batch) => {
      sent = JSON.stringify(batch);
      return "kept";
    });
    expect(sent).not.toContain(alice);
  });
});
