import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Submission } from "../../../shared/core/delivery/wire/submission.ts";
import { codeIn } from "../../support/mail-sink.ts";
import { maria, submissionOf } from "../clinic.ts";
import { crashRuns as runs, slowly } from "./crash-runs.ts";
import { type CrashingClinic, openCrashingClinic } from "./crashing-clinic.ts";

/** More changes than any request makes: the last runs of a kind see it whole. */
const steps = 45;

let clinic: CrashingClinic;
beforeAll(async () => {
  clinic = await openCrashingClinic();
}, 60_000);
afterAll(() => clinic.stop());

/** Another day each time: the first message of a day begins a tree of keys, and that can be cut short too. */
let made = 0;
const soon = (): string => new Date(Date.now() + (1 + (made++ % 360)) * 86_400_000).toISOString();
/** Everything that was ever acknowledged, to be looked at again in the end. */
const acknowledged = new Map<string, Buffer>();
let ran = 0;
let died = 0;

/** Which change of a file is the last. A short run looks closer at the first ones, where most requests have theirs. */
const points = Array.from({ length: runs }, (_, run) => 1 + (runs < steps ? Math.round(run * run * 0.7) : run % steps));

/** Undefined when the endpoint died before it answered. */
async function tried<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  return work().catch(() => undefined);
}

const submit = (body: object, key: string) =>
  clinic.call("POST", "/v1/messages", { token: clinic.token, body, headers: { "idempotency-key": key } });

async function contentOf(id: string): Promise<Buffer> {
  await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
  const code = codeIn(await clinic.mail.next());
  const opened = await clinic.call("POST", `/p/${id}/open`, { body: { address: maria, code } });
  const response = await fetch(`${clinic.url()}/p/${id}/content`, {
    headers: { authorization: `Bearer ${opened.json.ticket}` },
  });
  return Buffer.from(await response.arrayBuffer());
}

function submissionWith(content: Buffer): Submission {
  return submissionOf({ expiresAt: soon(), sealed: content.toString("base64") });
}

async function healed(): Promise<void> {
  ran++;
  if (await clinic.heal()) died++;
}

/** Each blob belongs to one message, one upload, or to nothing yet; and there is no file that nothing knows. */
async function consistent(): Promise<void> {
  const db = new DatabaseSync(path.join(clinic.folder, "messages.db"), { readOnly: true });
  const blobs = db
    .prepare("SELECT blob FROM pieces UNION ALL SELECT blob FROM upload_pieces UNION ALL SELECT blob FROM loose_blobs")
    .all()
    .map(({ blob }) => String(blob));
  const check = db.prepare("PRAGMA integrity_check").get();
  db.close();
  expect(check).toEqual({ integrity_check: "ok" });
  expect(new Set(blobs).size).toBe(blobs.length);
  for (const name of await readdir(path.join(clinic.folder, "contents")))
    expect(blobs).toContain(name.replace(/\.part$/, ""));
}

describe("kill -9 at the nth change of a file", slowly, () => {
  it.each([
    ["a small message", 900],
    ["a large message", 100_000],
  ])("while accepting %s: what was answered is there, what was not can be repeated, once", async (_, size) => {
    for (const point of points) {
      const content = randomBytes(size);
      const submission = submissionWith(content);
      await clinic.arm(point);
      const first = await tried(() => submit(submission, submission.id));
      await healed();
      const state = await clinic.call("GET", `/v1/messages/${submission.id}`, { token: clinic.token });
      if (first?.status === 202) expect(state.status).toBe(200);
      const again = await submit(submission, submission.id);
      expect(again.status).toBe(202);
      if (first?.status === 202) expect(again.text).toBe(first.text);
      expect((await contentOf(submission.id)).equals(content)).toBe(true);
      acknowledged.set(submission.id, content);
      await consistent();
    }
  });

  it("while a piece of an upload comes: it is there or not, and the upload goes on", async () => {
    for (const point of points) {
      const [one, two] = [randomBytes(90_000), randomBytes(90_000)];
      const id = randomBytes(16).toString("base64url");
      const put = (offset: number, piece: Buffer) =>
        fetch(`${clinic.url()}/v1/uploads/${id}`, {
          method: "PUT",
          headers: {
            authorization: `Bearer ${clinic.token}`,
            "upload-offset": String(offset),
            "content-digest": `sha-256=:${createHash("sha256").update(piece).digest("base64")}:`,
          },
          body: new Uint8Array(piece),
        });
      expect((await put(0, one)).status).toBe(200);
      await clinic.arm(point);
      const first = await tried(async () => (await put(one.length, two)).status);
      await healed();
      const { offset } = (await clinic.call("GET", `/v1/uploads/${id}`, { token: clinic.token })).json;
      expect([one.length, one.length + two.length]).toContain(offset);
      if (first === 200) expect(offset).toBe(one.length + two.length);
      expect((await put(one.length, two)).status).toBe(200);
      const { sealed: _, ...rest } = submissionOf({ expiresAt: soon() });
      const whole = Buffer.concat([one, two]);
      expect((await submit({ ...rest, upload: { id, bytes: whole.length } }, rest.id)).status).toBe(202);
      expect((await contentOf(rest.id)).equals(whole)).toBe(true);
      acknowledged.set(rest.id, whole);
      await consistent();
    }
  });

  it("while recalling, and while what is recalled is purged: it ends, and stays ended", async () => {
    for (const point of points) {
      const submission = submissionWith(randomBytes(100_000));
      await submit(submission, submission.id);
      await clinic.arm(point);
      const recall = () => clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token: clinic.token });
      const first = await tried(recall);
      // The purge follows within a fifth of a second; it may be what dies.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await healed();
      if (first?.status === 200) {
        const state = await clinic.call("GET", `/v1/messages/${submission.id}`, { token: clinic.token });
        expect(state.json.state).toBe("recalled");
      }
      expect((await recall()).status).toBe(200);
      const tryOnce = { body: { address: maria, code: "000000" } };
      expect((await clinic.call("POST", `/p/${submission.id}/open`, tryOnce)).json.code).toBe("message-recalled");
      await expect.poll(() => leftOf(submission.id), { timeout: 5_000 }).toEqual({ pieces: 0, shreds: 0, loose: 0 });
      await consistent();
    }
  });

  it("while what has expired is purged: it goes, and nobody opens it in between", async () => {
    for (const point of points) {
      const submission = await storedForSeconds();
      // Its own log entry has its place by then, so that the next changes are the purge's.
      await new Promise((resolve) => setTimeout(resolve, Date.parse(submission.expiresAt) - Date.now() - 50));
      await clinic.arm(point);
      const gone = { pieces: 0, shreds: 0, loose: 0 };
      const isGone = () => JSON.stringify(leftOf(submission.id)) === JSON.stringify(gone);
      await expect.poll(() => clinic.hasDied() || isGone(), { timeout: 20_000 }).toBe(true);
      await healed();
      const tryOnce = { body: { address: maria, code: "000000" } };
      const open = () => clinic.call("POST", `/p/${submission.id}/open`, tryOnce);
      await expect.poll(async () => (await open()).json.code, { timeout: 20_000 }).toBe("message-expired");
      await expect.poll(() => leftOf(submission.id), { timeout: 20_000 }).toEqual(gone);
      await consistent();
    }
  });

  it("while somebody opens: the code works again or was used, and the message opens as it was", async () => {
    for (const point of points) {
      const content = randomBytes(900);
      const submission = submissionWith(content);
      await submit(submission, submission.id);
      await clinic.call("POST", `/p/${submission.id}/challenge`, { body: { address: maria } });
      const code = codeIn(await clinic.mail.next());
      await clinic.arm(point);
      const open = () => clinic.call("POST", `/p/${submission.id}/open`, { body: { address: maria, code } });
      const first = await tried(open);
      await healed();
      const again = await open();
      expect([200, 403]).toContain(again.status);
      if (first?.status === 200) expect(again.status).toBe(403);
      expect((await contentOf(submission.id)).equals(content)).toBe(true);
      acknowledged.set(submission.id, content);
    }
  });

  it("after all of it, everything that was ever acknowledged is there, and the endpoint did die", async () => {
    for (const [id, content] of acknowledged) expect((await contentOf(id)).equals(content)).toBe(true);
    // The last runs of a kind see it whole, and live.
    expect(died / ran).toBeGreaterThan(0.2);
  });
});

/** A large message that is over soon, and was stored before. */
async function storedForSeconds(): Promise<Submission> {
  for (let ms = 2_500; ; ms *= 2) {
    const expiresAt = new Date(Date.now() + ms).toISOString();
    const submission = submissionOf({ expiresAt, sealed: randomBytes(100_000).toString("base64") });
    if ((await submit(submission, submission.id)).status === 202) return submission;
  }
}

function leftOf(id: string): { pieces: number; shreds: number; loose: number } {
  const db = new DatabaseSync(path.join(clinic.folder, "messages.db"), { readOnly: true });
  const count = (sql: string, ...values: string[]): number => Number(db.prepare(sql).get(...values)?.n ?? Number.NaN);
  const left = {
    pieces: count("SELECT COUNT(*) AS n FROM pieces WHERE message_id = ?", id),
    shreds: count("SELECT COUNT(*) AS n FROM shreds"),
    loose: count("SELECT COUNT(*) AS n FROM loose_blobs WHERE since <= 0"),
  };
  db.close();
  return left;
}
