import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDisk } from "../../secure-delivery/storage/sqlite/disk.ts";
import { eraser } from "../../secure-delivery/storage/sqlite/eraser.ts";
import { openSqlite } from "../../secure-delivery/storage/sqlite/sqlite-database.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { alice, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";

async function bytesOf(folder: string, database: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(database));
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), "hex")))).join("");
}

/** Sees the database as it is now until it ends, as a backup does that another process makes. */
function readerOf(file: string): { end(): void } {
  const reader = new DatabaseSync(file, { readOnly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM sqlite_schema").get();
  return { end: () => reader.close() };
}

describe("a recall while a backup reads", () => {
  let clinic: Clinic;
  beforeEach(async () => {
    clinic = await openClinic();
  });
  afterEach(() => clinic.stop());
  const unerased = async (): Promise<string | undefined> =>
    /^sealpost_unerased_databases (\d)$/m.exec((await clinic.call("GET", "/metrics")).text)?.[1];

  it.each([
    ["the messages", "messages.db"],
    ["the keystore", "keystore.db"],
  ])(
    "of %s ends access at once, says what is not overwritten yet, and overwrites it when the backup ends",
    async (_, database) => {
      const token = await clinic.enrol(alice);
      const submission = submissionOf();
      await clinic.submit(token, submission);
      const row = new RegExp(`"id":"${submission.id}"[^}]*"share":"([^"]+)"`).exec(clinic.dump());
      const share = Buffer.from(row?.[1] ?? "", "base64").toString("hex");
      expect(share).toHaveLength(142);
      expect(await unerased()).toBe("0");

      const reader = readerOf(path.join(clinic.folder, database));
      expect((await clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token })).status).toBe(200);
      expect((await clinic.call("POST", `/p/${submission.id}/challenge`, { body: { address: maria } })).status).toBe(
        410,
      );
      expect(await unerased()).toBe("1");
      if (database === "messages.db") expect(await bytesOf(clinic.folder, database)).toContain(share);
      // Others are served meanwhile.
      expect((await clinic.submit(token, submissionOf())).status).toBe(202);

      reader.end();
      await expect.poll(unerased, { timeout: 30_000 }).toBe("0");
      expect(await bytesOf(clinic.folder, "messages.db")).not.toContain(share);
    },
  );
});

describe("the database in one file", () => {
  it("erases between transactions, however many wait, and takes none of them with it", async () => {
    const temp = await tempFolder();
    const db = await openSqlite(path.join(temp.path, "test.db"), [], openDisk());
    try {
      await db.write((sql) => sql.run("CREATE TABLE words (word TEXT)"));
      const secret = Buffer.from("a word to be destroyed");
      const add = (): Promise<number> =>
        db.write(async (sql) => {
          await sql.run("INSERT INTO words (word) VALUES (?)", secret.toString());
          return sql.run("DELETE FROM words WHERE word = ?", secret.toString());
        });
      await Promise.all(Array.from({ length: 300 }, (_, index) => (index % 4 === 0 ? db.erase() : add())));
      await db.erase();
      expect(db.isErased()).toBe(true);
      expect(await bytesOf(temp.path, "test.db")).not.toContain(secret.toString("hex"));
    } finally {
      await db.close();
      await temp.remove();
    }
  });

  it("waits for another program that writes, without holding up who reads", async () => {
    const temp = await tempFolder();
    const file = path.join(temp.path, "test.db");
    const db = await openSqlite(file, [], openDisk());
    await db.write((sql) => sql.run("CREATE TABLE words (word TEXT)"));
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE; INSERT INTO words (word) VALUES ('theirs')");
    const written = db.write((sql) => sql.run("INSERT INTO words (word) VALUES ('ours')"));
    expect(await db.rows("SELECT word FROM words")).toEqual([]);
    other.exec("COMMIT");
    other.close();
    await written;
    expect(await db.rows("SELECT word FROM words")).toEqual([{ word: "theirs" }, { word: "ours" }]);
    await db.close();
    await temp.remove();
  });

  it("closes in order while somebody reads and something waits to be erased", async () => {
    const temp = await tempFolder();
    const file = path.join(temp.path, "test.db");
    const db = await openSqlite(file, [], openDisk());
    await db.write((sql) => sql.run("CREATE TABLE words (word TEXT)"));
    const reader = readerOf(file);
    await db.write((sql) => sql.run("INSERT INTO words (word) VALUES ('kept')"));
    await db.erase();
    expect(db.isErased()).toBe(false);
    await db.close();
    reader.end();
    const again = await openSqlite(file, [], openDisk());
    expect(await again.rows("SELECT word FROM words")).toEqual([{ word: "kept" }]);
    expect(again.isErased()).toBe(true);
    await again.close();
    await temp.remove();
  });

  it("leaves its log as it is when it closes after a sync that failed, and the next start reads it", async () => {
    const temp = await tempFolder();
    const file = path.join(temp.path, "test.db");
    const disk = openDisk();
    const db = await openSqlite(file, [], disk);
    await db.write((sql) => sql.run("CREATE TABLE words (word TEXT)"));
    const log = await readFile(`${file}-wal`);
    expect(log.length).toBeGreaterThan(0);
    await expect(disk.sync(() => Promise.reject(new Error("EIO")))).rejects.toThrow("the storage failed");
    for (const refused of [
      db.rows("SELECT 1"),
      db.erase(),
      db.write((sql) => sql.run("INSERT INTO words VALUES ('x')")),
    ])
      await expect(refused).rejects.toThrow("the storage failed");
    await db.close();
    expect((await readFile(`${file}-wal`)).equals(log)).toBe(true);
    const again = await openSqlite(file, [], openDisk());
    expect(await again.rows("SELECT word FROM words")).toEqual([]);
    await again.close();
    await temp.remove();
  });

  it("tries again to erase what a disk did not take", async () => {
    const answers = [new Error("full"), false, new Error("full"), true];
    let asked = 0;
    const { erase, isErased } = eraser(async () => {
      const answer = answers[asked++] ?? true;
      if (typeof answer === "boolean") return answer;
      throw answer;
    });
    await expect(erase()).rejects.toThrow("full");
    expect(isErased()).toBe(false);
    await expect.poll(isErased, { timeout: 30_000 }).toBe(true);
    expect(asked).toBe(answers.length);
  });
});
