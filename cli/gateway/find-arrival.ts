import { setTimeout as pause } from "node:timers/promises";
import type { GatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";
import { storedMails } from "../simulate/stored-mails.ts";
import { type Arrival, judgeArrival } from "./judge-arrival.ts";

export interface Awaited {
  readonly id: string;
  readonly received: string;
  readonly countsAs: "tls" | "sealed";
  readonly instructions: GatewayInstructions;
  readonly waitMs: number;
}

const everyMs = 1_000;

/** Looks until something of the test has come or the time is over. The worst of what came counts; null: nothing came. */
export async function findArrival(awaited: Awaited): Promise<Arrival | null> {
  const until = Date.now() + awaited.waitMs;
  for (;;) {
    const arrived = await lookOnce(awaited);
    if (arrived !== null || Date.now() >= until) return arrived;
    await pause(Math.min(everyMs, Math.max(1, until - Date.now())));
  }
}

async function lookOnce({ id, received, countsAs, instructions }: Awaited): Promise<Arrival | null> {
  let worst: Arrival | null = null;
  for await (const stored of storedMails([received])) {
    const arrived = stored.ok ? await judgeArrival(stored.bytes, id, countsAs, instructions) : null;
    if (arrived !== null && (worst === null || worst.proven)) worst = arrived;
  }
  return worst;
}
