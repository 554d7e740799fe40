import { createHash, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery, Progress } from "../../secure-delivery/delivery/delivery-store.ts";
import type { Digest } from "../../secure-delivery/keys/digests.ts";
import type { StoredEntry } from "../../secure-delivery/registers/register-store.ts";
import type { Storage } from "../../secure-delivery/storage/open-storage.ts";
import { combinations, type StoragePlace, storages } from "./storages.ts";

/** What deliveries and registers keep, the same on both databases. */
const servers = storages();
afterAll(() => servers.stop());
const start = Date.parse("2026-03-02T15:00:00Z");
const day = 86_400_000;
const digest = (text: string): Digest => createHash("sha256").update(text).digest("base64url") as Digest;

describe.each(combinations.filter(([, contents]) => contents === "files"))("%s with %s", (database, contents) => {
  let place: StoragePlace;
  let storage: Storage;
  beforeEach(async () => {
    place = await servers.place(database, contents);
    storage = await place.open();
  });
  afterEach(() => place.remove());

  const tags = (count: number): readonly string[] =>
    Array.from({ length: count }, () => randomBytes(12).toString("hex"));

  async function addDelivery(recipients: number, fail = false): Promise<NewDelivery> {
    const messageId = randomBytes(16).toString("base64url");
    const delivery = {
      messageId,
      floor: "tls" as const,
      envelope: await storage.keys.keystore.seal(`${messageId} envelope`, start + 30 * day, Buffer.from("envelope")),
      linkSecret: Buffer.from("link"),
      tags: tags(recipients),
      at: start,
    };
    const message = {
      id: messageId,
      sender: digest("alice"),
      senderAsReader: digest("alice reads"),
      storedAt: start,
      expiresAt: start + 30 * day,
      ended: null,
      held: null,
      answers: null,
      secret: null,
      secretSalt: null,
      share: await storage.keys.keystore.seal(messageId, start + 30 * day, randomBytes(32)),
      recipients: delivery.tags.map((tag) => ({
        reader: digest(tag),
        openedAt: null,
        repliedAt: null,
        notMeAt: null,
        phone: null,
        shared: false,
      })),
    };
    const kept = { key: digest(messageId), bodyDigest: digest("body"), answer: "{}" };
    await storage.messages.add(message, randomBytes(900), kept, async (sql) => {
      await storage.deliveries.add(sql, delivery);
      if (fail) throw new Error("something after it failed");
    });
    return delivery;
  }

  it("keeps a delivery for each recipient, found by position and by tag", async () => {
    const { messageId, tags: made } = await addDelivery(250);
    const tag = made[249] ?? "";
    const found = await storage.deliveries.find({ messageId, position: 249 });
    expect(found).toMatchObject({
      messageId,
      position: 249,
      tag,
      state: "queued",
      route: null,
      detail: "",
      deferredSince: null,
      floor: "tls",
    });
    const opened = await storage.keys.keystore.open(`${messageId} envelope`, found?.envelope ?? new Uint8Array());
    expect(opened?.toString()).toBe("envelope");
    expect((await storage.deliveries.find({ tag }))?.position).toBe(249);
    expect(await storage.deliveries.of(messageId)).toHaveLength(250);
    expect(await storage.deliveries.find({ messageId, position: 250 })).toBeNull();
    expect(await storage.deliveries.find({ tag: "0".repeat(24) })).toBeNull();
    expect(await storage.deliveries.of("another")).toEqual([]);
  });

  it("keeps nothing of a message when what belongs to it fails", async () => {
    await expect(addDelivery(2, true)).rejects.toThrow();
    const rows = await storage.database.rows<{ n: number }>("SELECT count(*) AS n FROM deliveries");
    expect(Number(rows[0]?.n)).toBe(0);
  });

  it("lets only one of two begin to send", async () => {
    const { messageId } = await addDelivery(1);
    const delivery = await storage.deliveries.find({ messageId, position: 0 });
    if (delivery === null) throw new Error("not found");
    const sending: Progress = { state: "sending", route: "tls", detail: "", deferredSince: null };
    const begin = (): Promise<boolean> =>
      storage.database.write((sql) => storage.deliveries.record(sql, delivery, ["queued", "deferred"], sending, start));
    expect((await Promise.all([begin(), begin(), begin()])).toSorted()).toEqual([false, false, true]);
    expect(await storage.deliveries.of(messageId)).toEqual([sending]);
  });

  it("forgets who it was for once the message is recalled or over", async () => {
    const [recalled, over] = [await addDelivery(1), await addDelivery(1)];
    await storage.messages.update(recalled.messageId, (message) => ({
      ...message,
      share: null,
      ended: { by: "recalled", at: start },
    }));
    await storage.purge(start + 31 * day, { keepEndedDays: 365, uploadHours: 24 });
    for (const { messageId } of [recalled, over]) {
      const found = await storage.deliveries.find({ messageId, position: 0 });
      expect([found?.envelope, found?.linkSecret, found?.state]).toEqual([null, null, "queued"]);
    }
  });

  const entryOf = (changes: Partial<StoredEntry> = {}): StoredEntry => ({
    id: randomBytes(16).toString("base64url"),
    register: "unencrypted",
    person: digest("maria"),
    purpose: "access-request",
    document: "warning-2",
    recordedBy: digest("alice"),
    recordedAt: start,
    until: start + 365 * day,
    revoked: null,
    ...changes,
  });

  it("keeps register entries, the newest first, and each person's apart", async () => {
    const [first, second, other] = [
      entryOf(),
      entryOf({ recordedAt: start + 1, register: "marketing" }),
      entryOf({ person: digest("carl") }),
    ];
    for (const entry of [first, second, other]) await storage.registers.add(entry);
    expect(await storage.registers.of(digest("maria"))).toEqual([second, first]);
    expect(await storage.registers.of(digest("nobody"))).toEqual([]);
  });

  it("revokes once, and only for that person", async () => {
    const entry = entryOf();
    await storage.registers.add(entry);
    expect(await storage.registers.revoke(entry.id, digest("carl"), digest("bob"), start)).toBeNull();
    const revoked = { ...entry, revoked: { by: digest("bob"), at: start + 5 } };
    expect(await storage.registers.revoke(entry.id, entry.person, digest("bob"), start + 5)).toEqual(revoked);
    expect(await storage.registers.revoke(entry.id, entry.person, digest("eve"), start + 9)).toEqual(revoked);
  });

  it("keeps the key that was seen last, for each sender", async () => {
    const seen = (material: string, seenAt: number, sender = "alice") => ({
      sender: digest(sender),
      person: digest("maria"),
      kind: "autocrypt" as const,
      material: Buffer.from(material),
      seenAt,
    });
    await storage.seenKeys.keep(seen("second", start + 2));
    await storage.seenKeys.keep(seen("first", start + 1));
    await storage.seenKeys.keep(seen("another's", start + 3, "bob"));
    const find = async (sender: string): Promise<string | undefined> => {
      const found = await storage.seenKeys.find(digest(sender), digest("maria"), "autocrypt");
      return found === null ? undefined : Buffer.from(found.material).toString();
    };
    expect([await find("alice"), await find("bob"), await find("eve")]).toEqual(["second", "another's", undefined]);
    await storage.seenKeys.keep(seen("third", start + 4));
    expect(await find("alice")).toBe("third");
    expect(await storage.seenKeys.find(digest("alice"), digest("maria"), "smime")).toBeNull();
  });
});
