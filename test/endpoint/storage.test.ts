import { createHash, randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LeasedJob } from "../../secure-delivery/jobs/job-queue.ts";
import type { Digest } from "../../secure-delivery/keys/digests.ts";
import type { KeptAnswer, StoredMessage } from "../../secure-delivery/messages/message-store.ts";
import { noAttempts } from "../../secure-delivery/pickup/attempts.ts";
import type { Storage } from "../../secure-delivery/storage/open-storage.ts";
import { combinations, type StoragePlace, storages } from "./storages.ts";

const servers = storages();
afterAll(() => servers.stop());

const day = 86_400_000;
const start = Date.parse("2026-03-02T15:00:00Z");
const digest = (text: string): Digest => createHash("sha256").update(text).digest("base64url") as Digest;

/** Shaped as the keystore makes them. */
const sealedShare = Buffer.concat([Buffer.from([1, 0, 0, 0x4e, 0x20]), Buffer.alloc(66, 7)]);

function messageOf(changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id: randomBytes(16).toString("base64url"),
    sender: digest("alice"),
    senderAsReader: digest("alice reads"),
    storedAt: start,
    expiresAt: start + 30 * day,
    ended: null,
    held: null,
    share: sealedShare,
    recipients: [
      { reader: digest("maria"), openedAt: null, repliedAt: null, notMeAt: null, phone: null, shared: false },
    ],
    answers: null,
    secret: null,
    secretSalt: null,
    ...changes,
  };
}

function answerOf(message: StoredMessage): KeptAnswer {
  return { key: digest(message.id), bodyDigest: digest("body"), answer: "{}" };
}

describe.each(combinations)("%s with %s", (database, contents) => {
  let place: StoragePlace;
  let storage: Storage;
  beforeEach(async () => {
    place = await servers.place(database, contents);
    storage = await place.open();
  });
  afterEach(() => place.remove());

  const add = (message: StoredMessage, content = randomBytes(900)): Promise<string> =>
    storage.messages.add(message, content, answerOf(message));
  async function contentOf(id: string): Promise<Buffer | null> {
    const content = await storage.contents.read(id);
    return content === null ? null : buffer(content.stream);
  }

  it.each([
    ["small", 900],
    ["exactly as large as a row takes", 65_536],
    ["large", 65_537],
    ["very large", 3_000_000],
  ])("gives a %s message back as it was", async (_, size) => {
    const recipients = Array.from({ length: 250 }, (_, index) => ({
      reader: digest(`r${index}`),
      openedAt: null,
      repliedAt: null,
      notMeAt: null,
      phone: null,
      shared: false,
    }));
    const message = messageOf({ recipients });
    const content = randomBytes(size);
    expect(await add(message, content)).toBe("added");
    const found = await storage.messages.find(message.id);
    expect({ ...found, share: Buffer.from(found?.share ?? []) }).toEqual(message);
    expect((await contentOf(message.id))?.equals(content)).toBe(true);
    expect((await storage.contents.read(message.id))?.bytes).toBe(size);
    expect(await storage.answers.find(digest(message.id))).toEqual(answerOf(message));
  });

  it("knows nothing of another id", async () => {
    expect(await storage.messages.find("another")).toBeNull();
    expect(await storage.contents.read("another")).toBeNull();
    expect(await storage.answers.find(digest("another"))).toBeNull();
    expect(await storage.messages.update("another", (message) => message)).toBeNull();
  });

  it("takes an id once, and leaves nothing of the second", async () => {
    const message = messageOf();
    await add(message);
    const second = { ...answerOf(message), key: digest("second") };
    expect(await storage.messages.add(message, randomBytes(100_000), second)).toBe("id-taken");
    expect(await storage.answers.find(second.key)).toBeNull();
    expect((await contentOf(message.id))?.length).toBe(900);
  });

  it("takes an idempotency key once, at whatever process", async () => {
    const other = database === "postgres" ? await place.open() : storage;
    const [one, two] = [messageOf(), messageOf()];
    const kept = answerOf(one);
    const results = await Promise.all([
      storage.messages.add(one, randomBytes(900), kept),
      other.messages.add(two, randomBytes(900), kept),
    ]);
    expect([...results].sort()).toEqual(["added", "key-taken"]);
    const there = await Promise.all([one, two].map(({ id }) => storage.messages.find(id)));
    expect(there.filter((message) => message !== null)).toHaveLength(1);
  });

  it("lets no change be lost when many change the same message at once", async () => {
    const recipients = Array.from({ length: 20 }, (_, index) => ({
      reader: digest(`r${index}`),
      openedAt: null,
      repliedAt: null,
      notMeAt: null,
      phone: null,
      shared: false,
    }));
    const message = messageOf({ recipients });
    await add(message);
    const other = database === "postgres" ? await place.open() : storage;
    await Promise.all(
      recipients.map(({ reader }, index) =>
        (index % 2 === 0 ? storage : other).messages.update(message.id, (found) => ({
          ...found,
          recipients: found.recipients.map((one) => (one.reader === reader ? { ...one, openedAt: start } : one)),
        })),
      ),
    );
    const found = await storage.messages.find(message.id);
    expect(found?.recipients.every(({ openedAt }) => openedAt === start)).toBe(true);
  });

  it("rolls a change back that throws, and those that wait with it go on", async () => {
    const message = messageOf();
    await add(message);
    const [failed, good] = await Promise.allSettled([
      storage.messages.update(message.id, () => {
        throw new Error("changed my mind");
      }),
      storage.messages.update(message.id, (found) => ({ ...found, expiresAt: start + 1 })),
    ]);
    expect(failed).toMatchObject({ status: "rejected", reason: { message: "changed my mind" } });
    expect(good.status).toBe("fulfilled");
    expect((await storage.messages.find(message.id))?.expiresAt).toBe(start + 1);
  });

  it("shows nobody what is not committed", async () => {
    const message = messageOf();
    let seen: StoredMessage | null | undefined;
    await storage.database.write(async (sql) => {
      await sql.run("INSERT INTO enrolment_uses (code, used) VALUES (?, 1)", message.id);
      const rows = await storage.database.rows("SELECT * FROM enrolment_uses");
      seen = rows.length === 0 ? null : undefined;
    });
    expect(seen).toBeNull();
    expect(await storage.database.rows("SELECT * FROM enrolment_uses")).toHaveLength(1);
  });

  it("drops the tickets of a message whose share was destroyed", async () => {
    const [ended, kept] = [messageOf(), messageOf()];
    for (const message of [ended, kept]) {
      await add(message);
      await storage.tickets.add({
        digest: digest(`t${message.id}`),
        messageId: message.id,
        reader: digest("maria"),
        until: start + day,
      });
    }
    await storage.messages.update(ended.id, (found) => ({
      ...found,
      share: null,
      ended: { by: "recalled", at: start },
    }));
    expect(await storage.tickets.find(digest(`t${ended.id}`))).toBeNull();
    expect(await storage.tickets.find(digest(`t${kept.id}`))).toMatchObject({ messageId: kept.id });
  });

  it("counts each of many tries at once", async () => {
    const other = database === "postgres" ? await place.open() : storage;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? storage : other).attempts.step(digest("maria"), (attempts) => ({
          next: { ...attempts, wrong: attempts.wrong + 1 },
          result: { kind: "wrong" },
        })),
      ),
    );
    let wrong = 0;
    await storage.attempts.step(digest("maria"), (attempts) => {
      wrong = attempts.wrong;
      return { next: noAttempts, result: { kind: "ok" } };
    });
    expect(wrong).toBe(20);
  });

  it("lets an enrolment code be used as often as it may, and not once more", async () => {
    const tries = Array.from({ length: 8 }, (_, index) =>
      storage.tokens.enrol(
        { code: digest("code"), token: digest(`token${index}`), sender: digest("alice"), at: start, role: "user" },
        5,
      ),
    );
    expect((await Promise.all(tries)).filter((enrolled) => enrolled)).toHaveLength(5);
  });

  it("purges: shares at expiry, contents later, loose blobs after a day", async () => {
    const message = messageOf();
    const lasting = messageOf({ expiresAt: start + 300 * day });
    await add(message, randomBytes(100_000));
    await add(lasting, randomBytes(100_000));
    expect(await storage.purge(start + 29 * day, { keepEndedDays: 30, uploadHours: 24 })).toEqual({
      expired: 0,
      removed: 0,
    });
    expect(await storage.purge(start + 30 * day, { keepEndedDays: 30, uploadHours: 24 })).toEqual({
      expired: 1,
      removed: 0,
    });
    expect(await storage.messages.find(message.id)).toMatchObject({ share: null, ended: { by: "expired" } });
    expect(await contentOf(message.id)).toHaveLength(100_000);
    expect(await storage.purge(start + 60 * day, { keepEndedDays: 30, uploadHours: 24 })).toEqual({
      expired: 0,
      removed: 1,
    });
    expect(await contentOf(message.id)).toBeNull();
    expect(await contentOf(lasting.id)).toHaveLength(100_000);
    expect(await storage.database.rows("SELECT * FROM loose_blobs")).toEqual([]);
    expect(await storage.answers.find(digest(message.id))).toBeNull();
  });

  it("is the same after it was closed and opened again", async () => {
    const message = messageOf();
    const content = randomBytes(100_000);
    await add(message, content);
    storage = await place.open();
    expect(await storage.messages.find(message.id)).toMatchObject({ id: message.id });
    expect((await contentOf(message.id))?.equals(content)).toBe(true);
  });

  it("is not opened by an endpoint that is older than the data", async () => {
    await storage.database.write((sql) => sql.run("INSERT INTO migrations (number, at) VALUES (9999, 0)"));
    await expect(place.open()).rejects.toThrow("newer version");
  });

  describe("the job queue", () => {
    const jobOf = (id: string, dueAt = start) => ({ id, kind: "deliver", payload: `about ${id}`, dueAt });
    const addJobs = (...jobs: readonly ReturnType<typeof jobOf>[]): Promise<void> =>
      storage.database.write(async (sql) => {
        for (const job of jobs) await storage.jobs.add(sql, job);
      });
    const settle = (job: LeasedJob, outcome: Parameters<Storage["jobs"]["settle"]>[2]): Promise<boolean> =>
      storage.database.write((sql) => storage.jobs.settle(sql, job, outcome));

    it("gives each job to one process only", async () => {
      await addJobs(...Array.from({ length: 60 }, (_, index) => jobOf(`job${index}`)));
      const processes = [storage, ...(database === "postgres" ? [await place.open(), await place.open()] : [])];
      const taken = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (processes[index % processes.length] ?? storage).jobs.take("deliver", start, 1_000, 10),
        ),
      );
      const ids = taken.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await storage.jobs.take("deliver", start, 1_000, 100);
      expect(ids.length + rest.length).toBe(60);
    });

    it("gives what is due, the longest due first, of that kind only", async () => {
      await addJobs(jobOf("b", start - 1), jobOf("a", start - 2), jobOf("later", start + 1));
      await storage.database.write((sql) => storage.jobs.add(sql, { ...jobOf("other"), kind: "announce" }));
      const taken = await storage.jobs.take("deliver", start, 1_000, 10);
      expect(taken.map(({ id, payload, tries }) => [id, payload, tries])).toEqual([
        ["a", "about a", 1],
        ["b", "about b", 1],
      ]);
    });

    it("takes the same id once, and undoes the job with its transaction", async () => {
      await addJobs(jobOf("a"), jobOf("a"));
      await storage.database
        .write(async (sql) => {
          await storage.jobs.add(sql, jobOf("undone"));
          throw new Error("no");
        })
        .catch(() => undefined);
      expect((await storage.jobs.take("deliver", start, 1_000, 10)).map(({ id }) => id)).toEqual(["a"]);
    });

    it("gives a job again when its lease is over, and believes the late one nothing", async () => {
      await addJobs(jobOf("a"));
      const [dead] = await storage.jobs.take("deliver", start, 1_000, 1);
      expect(await storage.jobs.take("deliver", start + 999, 1_000, 1)).toEqual([]);
      const [again] = await storage.jobs.take("deliver", start + 1_000, 1_000, 1);
      if (dead === undefined || again === undefined) throw new Error("no job");
      expect(again.tries).toBe(2);
      expect(await settle(dead, { kind: "done" })).toBe(false);
      expect(await settle(dead, { kind: "keep", until: start + day })).toBe(false);
      expect(await settle(again, { kind: "keep", until: start + 5_000 })).toBe(true);
      expect(await storage.jobs.take("deliver", start + 4_999, 1_000, 1)).toEqual([]);
      expect(await settle(again, { kind: "again", dueAt: start + day })).toBe(true);
      expect(await settle(again, { kind: "done" })).toBe(false);
      const [last] = await storage.jobs.take("deliver", start + day, 1_000, 1);
      if (last === undefined) throw new Error("no job");
      expect(await settle(last, { kind: "done" })).toBe(true);
      expect(await storage.jobs.take("deliver", start + 9 * day, 1_000, 1)).toEqual([]);
    });
  });
});

describe("PostgreSQL", () => {
  it("is not used with the keys of another database", async () => {
    const one = await servers.place("postgres", "files");
    const two = await servers.place("postgres", "files");
    await one.open();
    const mixed = { ...two.config, storage: one.config.storage };
    const { openStorage } = await import("../../secure-delivery/storage/open-storage.ts");
    const { checkConfig } = await import("../../secure-delivery/config.ts");
    const checked = checkConfig({
      organisation: "Riverside Clinic",
      relay: { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" },
      ...mixed,
    });
    await expect(openStorage(checked)).rejects.toThrow("no digest.key");
    await one.remove();
    await two.remove();
  });
});
