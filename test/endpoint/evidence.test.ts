import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { isConsistent, isIncluded, isSigned } from "../../cli/log/verify-proof.ts";
import type { Storage } from "../../secure-delivery/storage/open-storage.ts";
import { checkpoint, evidence, messageEvents } from "../../shared/core/delivery/wire/evidence.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";
import { type StoragePlace, storages } from "./storages.ts";

const servers = storages();
afterAll(() => servers.stop());
const bytes = (base64: string): Buffer => Buffer.from(base64, "base64");

describe.each(["sqlite", "postgres"] as const)("the log on %s", (kind) => {
  let place: StoragePlace;
  let storage: Storage;
  beforeEach(async () => {
    place = await servers.place(kind, "files");
    storage = await place.open();
  });
  afterEach(() => place.remove());
  const add = (count: number, from: Storage = storage): Promise<void> =>
    from.database.write(async (sql) => {
      for (let index = 0; index < count; index++)
        await from.evidence.add(sql, { kind: "test", at: index, message: `m${index}`, facts: { index } });
    });

  it("proves every entry in every size, and every size in every later one, by the RFC's own checks", async () => {
    const sizes = 21;
    const reader = storage.evidence.read();
    const roots: Buffer[] = [await reader.root(0)];
    const entries: string[] = [];
    for (let size = 1; size <= sizes; size++) {
      await add(1);
      expect(await storage.evidence.append()).toBe(1);
      roots.push(await reader.root(size));
      const all = await storage.database.rows<{ entry: string }>("SELECT entry FROM log_entries ORDER BY place");
      entries.splice(0, entries.length, ...all.map(({ entry }) => entry));
    }
    for (let size = 1; size <= sizes; size++) {
      const root = roots[size] ?? Buffer.alloc(0);
      for (let index = 0; index < size; index++) {
        const proof = await reader.inclusion(index, size);
        const entry = entries[index] ?? "";
        expect(isIncluded({ entry, index, size, root, proof })).toBe(true);
        expect(isIncluded({ entry: `${entry} `, index, size, root, proof })).toBe(false);
        if (size > 1) expect(isIncluded({ entry, index: (index + 1) % size, size, root, proof })).toBe(false);
      }
      for (let first = 0; first <= size; first++) {
        const proof = await reader.consistency(first, size);
        const before = { size: first, root: roots[first] ?? Buffer.alloc(0) };
        expect(isConsistent({ first: before, second: { size, root }, proof })).toBe(true);
        if (first > 0)
          expect(isConsistent({ first: { size: first, root: Buffer.alloc(32) }, second: { size, root }, proof })).toBe(
            false,
          );
      }
    }
  });

  it("gives each entry one place, when several processes append at once", async () => {
    const other = kind === "postgres" ? await place.open() : storage;
    await Promise.all([add(40), add(40, other)]);
    const appended = await Promise.all([storage, other, storage, other].map((one) => one.evidence.append()));
    expect(appended.reduce((sum, count) => sum + count, 0)).toBe(80);
    const places = await storage.database.rows<{ place: number }>("SELECT place FROM log_entries ORDER BY place");
    expect(places.map(({ place }) => place)).toEqual(Array.from({ length: 80 }, (_, index) => index));
    expect(await storage.evidence.read().size()).toBe(80);
  });

  it("says nothing of what was rolled back", async () => {
    const undone = storage.database.write(async (sql) => {
      await storage.evidence.add(sql, { kind: "test", at: 0, message: null, facts: {} });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await storage.evidence.append()).toBe(0);
  });
});

describe("the endpoint's evidence", () => {
  let clinic: Clinic;
  let temp: TempFolder;
  let token: string;
  beforeEach(async () => {
    temp = await tempFolder();
    clinic = await openClinic();
    token = await clinic.enrol(alice);
  });
  afterEach(async () => {
    await clinic.stop();
    await temp.remove();
  });

  it("tells a message's life, proven and signed, without a name in it", async () => {
    const submission = submissionOf();
    await clinic.submit(token, submission);
    clinic.clock.time += 60_000;
    await clinic.pickUp(submission.id, maria);
    clinic.clock.time += 60_000;
    await clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token });
    const answer = await clinic.call("GET", `/v1/messages/${submission.id}/evidence`, { token });
    const found = evidence.parse(answer.json);
    const told = found.entries.map(({ entry }) => JSON.parse(entry) as { kind: string; at: string });
    expect(told.map(({ kind, at }) => [kind, at])).toEqual([
      ["accepted", "2026-03-02T15:00:00.000Z"],
      ["opened", "2026-03-02T15:01:00.000Z"],
      ["recalled", "2026-03-02T15:02:00.000Z"],
    ]);
    const { logKey } = (await clinic.call("GET", "/.well-known/secure-delivery")).json;
    expect(isSigned(found.checkpoint, String(logKey))).toBe(true);
    expect(isSigned({ ...found.checkpoint, size: 99 }, String(logKey))).toBe(false);
    for (const { entry, index, proof } of found.entries) {
      const root = bytes(found.checkpoint.root);
      expect(isIncluded({ entry, index, size: found.checkpoint.size, root, proof: proof.map(bytes) })).toBe(true);
    }
    expect(answer.text).not.toMatch(/alice|maria|@/i);
    const bob = await clinic.enrol("bob@riverside.example");
    expect((await clinic.call("GET", `/v1/messages/${submission.id}/evidence`, { token: bob })).status).toBe(404);
  });

  it("gives what happened since the last question, to those who may see the message", async () => {
    const submission = submissionOf();
    await clinic.submit(token, submission);
    const ask = async (after = ""): Promise<{ kinds: readonly string[]; next: number }> => {
      const { json } = await clinic.call("GET", `/v1/messages/${submission.id}/events${after}`, { token });
      const { events, next } = messageEvents.parse(json);
      return { kinds: events.map(({ kind, recipient }) => [kind, recipient].join(" ").trim()), next };
    };
    const first = await ask();
    expect(first.kinds).toEqual(["accepted"]);
    expect(await ask(`?after=${first.next}`)).toEqual({ kinds: [], next: first.next });
    await clinic.pickUp(submission.id, maria);
    await clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token });
    const second = await ask(`?after=${first.next}`);
    expect(second.kinds).toEqual(["opened 0", "recalled"]);
    expect((await ask()).kinds).toEqual(["accepted", "opened 0", "recalled"]);
    const bob = await clinic.enrol("bob@riverside.example");
    const others = await clinic.call("GET", `/v1/messages/${submission.id}/events`, { token: bob });
    expect(others.status).toBe(404);
  });

  it("keeps what clients decided, once, and takes codes only", async () => {
    const event = {
      id: "e-1",
      type: "send",
      at: "2026-03-02T15:00:00.000Z",
      verdict: "ask",
      findings: { mrn: 2 },
      shadow: [],
    };
    const tell = (...events: unknown[]) => clinic.call("POST", "/v1/audit", { token, body: { events } });
    expect(await tell(event, { ...event, id: "e-2" })).toMatchObject({ status: 202, json: { kept: 2 } });
    expect(await tell(event)).toMatchObject({ status: 202, json: { kept: 0 } });
    for (const bad of [
      { ...event, id: "e-3", note: "Rosalinda Quintero called" },
      { ...event, id: "e-3", to: "maria@home.example" },
      { ...event, id: "e-3", deep: { deeper: { deepest: 1 } } },
      { type: "send" },
    ])
      expect(await tell(bad)).toMatchObject({ status: 400, json: { code: "invalid-request" } });
    expect((await clinic.call("POST", "/v1/audit", { body: { events: [event] } })).status).toBe(401);
  });

  async function verifyLog(...args: readonly string[]): Promise<{ code: number; says: string }> {
    // Not spawnSync: the endpoint that it asks lives in this process.
    const child = spawn(process.execPath, ["cli/sealpost.ts", "log", "verify", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
    const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    return { code: Number(code), says: out + errors };
  }

  it("is checked from outside by sealpost log verify, which sees a log that was changed", async () => {
    const key = String((await clinic.call("GET", "/.well-known/secure-delivery")).json.logKey);
    const saved = path.join(temp.path, "checkpoint.json");
    const submission = submissionOf();
    await clinic.submit(token, submission);
    const proof = await clinic.call("GET", `/v1/messages/${submission.id}/evidence`, { token });
    const check = () => verifyLog("--endpoint", clinic.url, "--key", key, "--previous", saved);
    expect(await check()).toMatchObject({ code: 0, says: expect.stringContaining("Signed: the log has 1 entry") });
    for (let more = 0; more < 5; more++) await clinic.submit(token, submissionOf());
    await clinic.call("GET", `/v1/messages/${submission.id}/evidence`, { token });
    expect(await check()).toMatchObject({ code: 0, says: expect.stringContaining("Proven: the log of 6 continues") });
    expect(checkpoint.parse(JSON.parse(await readFile(saved, "utf8"))).size).toBe(6);
    const document = path.join(temp.path, "evidence.json");
    await writeFile(document, proof.text);
    expect(await verifyLog("--evidence", document, "--key", key)).toMatchObject({ code: 0 });
    await writeFile(document, proof.text.replace("accepted", "acceptef"));
    expect(await verifyLog("--evidence", document, "--key", key)).toMatchObject({ code: 1 });
    expect(await verifyLog("--endpoint", clinic.url, "--key", "A".repeat(43))).toMatchObject({ code: 1 });
    // Somebody with the database and the key makes another log of the same length.
    const db = new DatabaseSync(path.join(clinic.folder, "messages.db"));
    db.prepare("UPDATE log_nodes SET hash = ? WHERE level = 2 AND place = 0").run(new Uint8Array(32));
    db.close();
    expect(await check()).toMatchObject({ code: 1, says: expect.stringContaining("It was changed") });
  });
});

describe("the policy", () => {
  it("is given as it was signed, with an ETag, and anew when it is another", async () => {
    const temp = await tempFolder();
    const policyFile = path.join(temp.path, "policy.jws");
    await writeFile(policyFile, "eyJhbGciOiJFZERTQSJ9.e30.c2ln\n");
    const clinic = await openClinic({ policyFile });
    try {
      const first = await clinic.call("GET", "/v1/policy");
      expect([first.status, first.text]).toEqual([200, "eyJhbGciOiJFZERTQSJ9.e30.c2ln"]);
      expect(first.headers.get("content-type")).toBe("application/jose");
      const headers = { "if-none-match": first.headers.get("etag") ?? "" };
      expect((await clinic.call("GET", "/v1/policy", { headers })).status).toBe(304);
      await writeFile(policyFile, "eyJhbGciOiJFZERTQSJ9.e30.b3RoZXI");
      expect((await clinic.call("GET", "/v1/policy", { headers })).status).toBe(200);
      await writeFile(policyFile, "half a polic");
      expect((await clinic.call("GET", "/v1/policy", { headers })).json.code).toBe("not-found");
    } finally {
      await clinic.stop();
      await temp.remove();
    }
  });

  it("is not found where none is configured", async () => {
    const clinic = await openClinic();
    expect((await clinic.call("GET", "/v1/policy")).json.code).toBe("not-found");
    await clinic.stop();
  });
});
