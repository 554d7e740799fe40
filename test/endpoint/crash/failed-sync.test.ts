import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Submission } from "../../../shared/core/delivery/wire/submission.ts";
import { type Called, submissionOf } from "../clinic.ts";
import { crashRuns, slowly } from "./crash-runs.ts";
import { type CrashingClinic, type FailingSync, openCrashingClinic } from "./crashing-clinic.ts";

/** The endpoint as it ships, on a disk of which one sync fails (EIO), whoever asked for it, and that seems to work again after it. */
let clinic: CrashingClinic;
beforeAll(async () => {
  clinic = await openCrashingClinic();
});
afterEach(async () => {
  await clinic.failSyncs(null);
  await clinic.heal();
});
afterAll(() => clinic.stop());

/** Each begins with a start. */
const runs = Math.min(Math.ceil(crashRuns / 4), 20);
const day = 86_400_000;
/** A day that had no message yet: its first needs a key that the keystore makes for it. */
let days = 1;
const untilNewDay = (): number => ++days * day;
const submissionFor = (lastsMs = day, bytes = 900): Submission =>
  submissionOf({
    expiresAt: new Date(Date.now() + lastsMs).toISOString(),
    sealed: randomBytes(bytes).toString("base64"),
  });
const submit = (body: Submission): Promise<Called> =>
  clinic.call("POST", "/v1/messages", { token: clinic.token, body, headers: { "idempotency-key": body.id } });
const look = (id: string): Promise<Called> => clinic.call("GET", `/v1/messages/${id}`, { token: clinic.token });
const recall = (id: string): Promise<Called> =>
  clinic.call("POST", `/v1/messages/${id}/recall`, { token: clinic.token });
const readiness = async (): Promise<number> => (await clinic.call("GET", "/readyz")).status;

async function stored(submission = submissionFor()): Promise<Submission> {
  expect((await submit(submission)).status).toBe(202);
  return submission;
}

/** A start empties both logs: with its next word SQLite begins them anew, and syncs that by itself. */
async function restarted(): Promise<void> {
  await clinic.heal();
}
/** That empties the keystore's log. */
async function recalled(): Promise<void> {
  expect((await recall((await stored()).id)).status).toBe(200);
}

const unavailable = { status: 503, json: { code: "storage-unavailable", retryable: true } };
async function refusedSubmission(): Promise<void> {
  expect(await submit(submissionFor(untilNewDay()))).toMatchObject(unavailable);
}

interface Case {
  readonly name: string;
  readonly which: "every" | FailingSync;
  readonly before?: () => Promise<void>;
  /** What needs that sync. */
  readonly meet: (earlier: Submission) => Promise<void>;
}

const cases: readonly Case[] = [
  { name: "every sync", which: "every", meet: refusedSubmission },
  { name: "ours of the messages' log", which: "messages.db-wal r", meet: refusedSubmission },
  { name: "ours of the keystore's log", which: "keystore.db-wal r", meet: refusedSubmission },
  {
    name: "SQLite's own of the messages' log",
    which: "messages.db-wal w",
    before: restarted,
    async meet() {
      const submission = submissionFor();
      const submitted = await submit(submission);
      // The endpoint itself wrote something before: then it is the checkpoint that needs it.
      expect(submitted.status === 202 ? await recall(submission.id) : submitted).toMatchObject(unavailable);
    },
  },
  {
    name: "SQLite's own of the keystore's log",
    which: "keystore.db-wal w",
    before: recalled,
    meet: refusedSubmission,
  },
  {
    name: "that of the messages when a recall overwrites what it destroyed",
    which: "messages.db w",
    meet: async ({ id }) => expect(await recall(id)).toMatchObject(unavailable),
  },
  {
    name: "that of the keystore when a recall overwrites what it destroyed",
    which: "keystore.db w",
    meet: async ({ id }) => expect(await recall(id)).toMatchObject(unavailable),
  },
  {
    name: "that of a purge",
    which: "messages.db w",
    async meet() {
      // Short, and as long as this machine needs to store it.
      for (let lastsMs = 3_000; lastsMs < 60_000; lastsMs *= 2)
        if ((await submit(submissionFor(lastsMs))).status === 202) break;
      await expect.poll(readiness, { timeout: 60_000 }).toBe(503);
    },
  },
  {
    name: "that of a checkpoint under load",
    which: "messages.db w",
    async meet() {
      for (let tries = 0; tries < 100 && (await readiness()) === 200; tries++)
        await Promise.all(Array.from({ length: 20 }, () => submit(submissionFor(day, 45_000))));
    },
  },
];

describe(
  "after a sync of the disk that failed, nothing is stored or read until a restart, although the disk works again",
  slowly,
  () => {
    it.each(cases.map((one) => [one.name, one] as const))("%s", async (_, { which, before, meet }) => {
      for (let run = 0; run < runs; run++) {
        const earlier = await stored();
        await before?.();
        await clinic.failSyncs(which);
        await meet(earlier);
        await clinic.failSyncs(null);

        const later = submissionFor();
        expect(await submit(later)).toMatchObject(unavailable);
        for (const { id } of [earlier, later]) expect(await look(id)).toMatchObject(unavailable);
        expect(await recall(earlier.id)).toMatchObject(unavailable);
        expect(await readiness()).toBe(503);
        expect((await clinic.call("GET", "/healthz")).status).toBe(200);

        await clinic.heal();
        expect((await look(earlier.id)).status).toBe(200);
        expect((await submit(later)).status).toBe(202);
        expect(await readiness()).toBe(200);
      }
    });
  },
);

describe("a content whose sync failed", () => {
  it.each<FailingSync>(["contents r", ".part w"])(
    "%s: it alone is refused, as nothing else is in that file",
    async (which) => {
      const earlier = await stored();
      const large = submissionFor(day, 300_000);
      await clinic.failSyncs(which);
      expect(await submit(large)).toMatchObject(unavailable);
      expect((await look(earlier.id)).status).toBe(200);
      await clinic.failSyncs(null);
      expect((await submit(large)).status).toBe(202);
    },
  );
});
