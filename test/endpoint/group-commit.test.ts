import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDisk } from "../../secure-delivery/storage/sqlite/disk.ts";
import { type GroupCommit, groupCommit } from "../../secure-delivery/storage/sqlite/group-commit.ts";
import { sqliteSql } from "../../secure-delivery/storage/sqlite/statements.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** SQLite as it is, with a disk whose syncs end when we say so, and how. */
let temp: Awaited<ReturnType<typeof tempFolder>>;
let db: DatabaseSync;
let commits: GroupCommit;
let syncs: { readonly done: () => void; readonly fail: () => void }[];
beforeEach(async () => {
  temp = await tempFolder();
  db = new DatabaseSync(path.join(temp.path, "test.db"));
  db.exec("PRAGMA journal_mode = WAL; CREATE TABLE words (word TEXT)");
  syncs = [];
  const disk = openDisk();
  commits = groupCommit(db, sqliteSql(db, disk), disk, {
    sync: () => new Promise((resolve, reject) => syncs.push({ done: resolve, fail: () => reject(new Error("EIO")) })),
    afterCommit: async () => undefined,
  });
});
afterEach(async () => {
  db.close();
  await temp.remove();
});

/** What came of a promise by now. */
function outcome(promise: Promise<unknown>): () => "pending" | "done" | "failed" {
  let now: "pending" | "done" | "failed" = "pending";
  promise.then(
    () => (now = "done"),
    () => (now = "failed"),
  );
  return () => now;
}
const add = (word: string): (() => string) =>
  outcome(commits.write((sql) => sql.run("INSERT INTO words (word) VALUES (?)", word)));
const words = (): readonly unknown[] =>
  db
    .prepare("SELECT word FROM words")
    .all()
    .map(({ word }) => word);

describe("a commit", () => {
  it("is answered, and known to readers, only after its own sync", async () => {
    const first = add("one");
    await expect.poll(() => syncs.length).toBe(1);
    const second = add("two");
    await expect.poll(words).toEqual(["one", "two"]);
    const read = outcome(commits.durable());
    expect([first(), second(), read()]).toEqual(["pending", "pending", "pending"]);

    syncs[0]?.done();
    await expect.poll(() => syncs.length).toBe(2);
    expect([first(), second(), read()]).toEqual(["done", "pending", "pending"]);

    syncs[1]?.done();
    await expect.poll(() => [second(), read()]).toEqual(["done", "done"]);
    await commits.idle();
  });

  it("whose sync failed is refused, and so is everything after it: no later sync makes up for it", async () => {
    const first = add("one");
    await expect.poll(() => syncs.length).toBe(1);
    const second = add("two");
    await expect.poll(words).toEqual(["one", "two"]);
    const read = outcome(commits.durable());
    syncs[0]?.fail();
    await expect.poll(() => [first(), second(), read()]).toEqual(["failed", "failed", "failed"]);

    const third = add("three");
    await expect.poll(third).toBe("failed");
    await expect(commits.durable()).rejects.toThrow("the storage failed");
    await commits.idle();
    expect(words()).toEqual(["one", "two"]);
    expect(syncs.length).toBe(1);
  });
});
