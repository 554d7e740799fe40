import { randomBytes } from "node:crypto";
import { chmod, copyFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkConfig, type EndpointConfig } from "../../secure-delivery/config.ts";
import { depth, leafKey, type TreeNode, waysTo, without } from "../../secure-delivery/keys/key-tree.ts";
import { locatorOf } from "../../secure-delivery/keys/keystore.ts";
import { openStorage, type Storage } from "../../secure-delivery/storage/open-storage.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";
import { storages } from "./storages.ts";

const day = 86_400_000;
const expiresAt = Date.parse("2026-04-01T15:00:00Z");

describe("the tree of keys", () => {
  const leaves = fc.stringMatching(new RegExp(`^[0-9a-f]{${depth}}$`));
  const root: TreeNode = { path: "", key: randomBytes(32) };

  it("makes every other leaf after one was destroyed, the same as before, and that one never", () => {
    fc.assert(
      fc.property(fc.uniqueArray(leaves, { minLength: 2, maxLength: 6 }), (all) => {
        const [gone = "", ...others] = all;
        const kept = without(root, gone);
        expect(kept).toHaveLength(15 * depth);
        const covering = (leaf: string): TreeNode[] => kept.filter(({ path }) => waysTo(leaf).includes(path));
        expect(covering(gone)).toEqual([]);
        for (const leaf of others) {
          expect(covering(leaf)).toHaveLength(1);
          for (const node of covering(leaf)) expect(leafKey(node, leaf).equals(leafKey(root, leaf))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const servers = storages();
afterAll(() => servers.stop());

const relay = { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" };

describe.each(["sqlite", "postgres"] as const)("the keystore on %s", (kind) => {
  let temp: TempFolder;
  let storage: Storage;
  let config: EndpointConfig;
  const opened: Storage[] = [];
  beforeEach(async () => {
    temp = await tempFolder();
    const place = await servers.place(kind, "files");
    const database = place.config.storage?.database;
    config = {
      organisation: "Riverside Clinic",
      dataFolder: path.join(temp.path, "data"),
      relay,
      ...(database === undefined ? {} : { keys: { database } }),
    };
    storage = await open();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await temp.remove();
  });
  async function open(): Promise<Storage> {
    const one = await openStorage(checkConfig(config));
    opened.push(one);
    return one;
  }

  it("opens what it sealed, for that message only, after a restart too", async () => {
    const share = randomBytes(32);
    const sealed = await storage.keys.keystore.seal("message-1", expiresAt, share);
    expect(sealed).toHaveLength(71);
    expect((await storage.keys.keystore.open("message-1", sealed))?.equals(share)).toBe(true);
    await expect(storage.keys.keystore.open("message-2", sealed)).rejects.toThrow();
    const again = await open();
    expect((await again.keys.keystore.open("message-1", sealed))?.equals(share)).toBe(true);
  });

  it("destroys one and keeps the rest, however many go", async () => {
    const { keystore } = storage.keys;
    const shares = Array.from({ length: 20 }, () => randomBytes(32));
    const sealed = await Promise.all(shares.map((share, index) => keystore.seal(`m${index}`, expiresAt, share)));
    for (const [index, one] of sealed.entries()) if (index % 2 === 0) await keystore.destroy(locatorOf(one));
    for (const [index, one] of sealed.entries()) {
      const found = await keystore.open(`m${index}`, one);
      expect(found?.toString("hex") ?? null).toBe(index % 2 === 0 ? null : shares[index]?.toString("hex"));
    }
    const late = await keystore.seal("late", expiresAt, randomBytes(32));
    expect(await keystore.open("late", late)).not.toBeNull();
    await keystore.destroy(locatorOf(sealed[0] ?? new Uint8Array()));
  });

  it("lets two processes destroy at once without bringing anything back", async () => {
    const other = await open();
    const sealed = await Promise.all(
      Array.from({ length: 12 }, (_, index) => storage.keys.keystore.seal(`m${index}`, expiresAt, randomBytes(32))),
    );
    await Promise.all(
      sealed.map((one, index) => (index % 2 === 0 ? storage : other).keys.keystore.destroy(locatorOf(one))),
    );
    for (const [index, one] of sealed.entries()) expect(await other.keys.keystore.open(`m${index}`, one)).toBeNull();
  });

  it("forgets whole days, and begins none of them again", async () => {
    const { keystore } = storage.keys;
    const early = await keystore.seal("early", expiresAt - 2 * day, randomBytes(32));
    const late = await keystore.seal("late", expiresAt, randomBytes(32));
    expect(await keystore.forget(expiresAt - 2 * day)).toBe(0);
    expect(await keystore.forget(expiresAt - day)).toBe(1);
    expect(await keystore.open("early", early)).toBeNull();
    expect(await keystore.open("late", late)).not.toBeNull();
    const again = await open();
    await expect(again.keys.keystore.seal("early", expiresAt - 2 * day, randomBytes(32))).rejects.toThrow();
  });

  it("rotates its keys while others seal, open and destroy, and loses nothing", async () => {
    const other = await open();
    const sealed = new Map<string, Uint8Array>();
    const seal = async (id: string): Promise<void> => {
      const { keystore } = (sealed.size % 2 === 0 ? storage : other).keys;
      sealed.set(id, await keystore.seal(id, expiresAt + (sealed.size % 5) * day, randomBytes(32)));
    };
    for (let index = 0; index < 10; index++) await seal(`before${index}`);
    await storage.keys.keystore.destroy(locatorOf(sealed.get("before0") ?? new Uint8Array()));
    const before = await readFile(path.join(temp.path, "data/share.key"));
    const [rotated] = await Promise.all([
      storage.keys.keystore.rotate(),
      ...Array.from({ length: 10 }, (_, index) => seal(`during${index}`)),
      other.keys.keystore.destroy(locatorOf(sealed.get("before1") ?? new Uint8Array())),
    ]);
    expect(rotated).toBeGreaterThan(100);
    await seal("after");
    for (const [id, one] of sealed) {
      const found = await other.keys.keystore.open(id, one);
      expect(found === null).toBe(id === "before0" || id === "before1");
    }
    expect((await readFile(path.join(temp.path, "data/share.key"))).equals(before)).toBe(false);
    expect(await readdir(path.join(temp.path, "data"))).not.toContain("share.key.old");
    const again = await open();
    expect(await again.keys.keystore.open("after", sealed.get("after") ?? new Uint8Array())).not.toBeNull();
  });

  it("is not taken for another database's", async () => {
    const { keystore } = storage.keys;
    await keystore.seal("message-1", expiresAt, randomBytes(32));
    const elsewhere = await openStorage(
      checkConfig({ ...config, dataFolder: path.join(temp.path, "other"), keys: {} }),
    );
    await elsewhere.close();
    const mixed = { ...config, dataFolder: path.join(temp.path, "other") };
    if (kind === "postgres") await expect(openStorage(checkConfig(mixed))).rejects.toThrow("another database");
    else {
      await copyFile(path.join(temp.path, "data/digest.key"), path.join(temp.path, "other/digest.key"));
      await expect(openStorage(checkConfig(mixed))).rejects.toThrow("another database");
    }
  });
});

describe("a renewal of share.key that was cut off", () => {
  it.each([
    ["before the new key was in place", "old"],
    ["before the data key was wrapped anew", "both"],
  ])("%s locks nobody out", async (_, state) => {
    const temp = await tempFolder();
    const folder = path.join(temp.path, "data");
    const checked = checkConfig({ organisation: "Riverside Clinic", dataFolder: folder, relay });
    try {
      const first = await openStorage(checked);
      const sealed = await first.keys.keystore.seal("m", expiresAt, randomBytes(32));
      await first.close();
      await copyFile(path.join(folder, "share.key"), path.join(folder, "share.key.old"));
      if (state === "both") await writeFile(path.join(folder, "share.key"), randomBytes(32));
      else await writeFile(path.join(folder, "share.key.new"), randomBytes(7));
      const second = await openStorage(checked);
      expect(await second.keys.keystore.open("m", sealed)).not.toBeNull();
      await second.close();
    } finally {
      await temp.remove();
    }
  });
});

describe("a key-encryption key elsewhere", () => {
  let temp: TempFolder;
  beforeEach(async () => {
    temp = await tempFolder();
  });
  afterEach(() => temp.remove());
  const configOf = (kek: NonNullable<EndpointConfig["keys"]>["kek"]): EndpointConfig => ({
    organisation: "Riverside Clinic",
    dataFolder: path.join(temp.path, "data"),
    relay,
    ...(kek === undefined ? {} : { keys: { kek } }),
  });

  async function sealAndOpen(config: EndpointConfig): Promise<void> {
    const first = await openStorage(checkConfig(config));
    const share = randomBytes(32);
    const sealed = await first.keys.keystore.seal("m", expiresAt, share);
    await first.close();
    const second = await openStorage(checkConfig(config));
    expect((await second.keys.keystore.open("m", sealed))?.equals(share)).toBe(true);
    await second.close();
    expect(await readdir(config.dataFolder)).not.toContain("share.key");
  }

  it("is used through a program: openssl, here", async () => {
    const script = path.join(temp.path, "kek.sh");
    await writeFile(path.join(temp.path, "pass"), "a password of the test only\n");
    const cipher = `openssl enc -aes-256-cbc -pbkdf2 -pass file:${path.join(temp.path, "pass")} -A -a`;
    await writeFile(script, `#!/bin/sh\nif [ "$1" = wrap ]; then ${cipher} -e; else ${cipher} -d; fi\n`);
    await chmod(script, 0o700);
    await sealAndOpen(configOf({ kind: "command", command: [script] }));
  });

  it("is used through a web service, and its token with it", async () => {
    const mask = 0x5a;
    const service = createServer(async (request, response) => {
      const { data } = JSON.parse(await text(request)) as { data: string };
      const known = request.headers.authorization === "Bearer token-of-the-kms";
      const masked = Buffer.from(data, "base64").map((byte) => byte ^ mask);
      response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify({ data: Buffer.from(masked).toString("base64") }));
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
      await sealAndOpen(configOf({ kind: "webhook", url, token: "token-of-the-kms" }));
      const refused = configOf({ kind: "webhook", url, token: "another-token" });
      const storage = await openStorage(checkConfig(refused));
      const sealing = storage.keys.keystore.seal("m", expiresAt, randomBytes(32));
      await expect(sealing).rejects.toMatchObject({ name: "KeystoreFault" });
      await storage.close();
    } finally {
      service.close();
    }
  });

  it.each([
    ["is not there", "exit 127"],
    ["fails", "exit 1"],
    ["says nothing", "exit 0"],
    ["hangs", "sleep 60"],
  ])("that %s: 503, nothing is stored, and the client may try again", async (_, body) => {
    const script = path.join(temp.path, "kek.sh");
    await writeFile(script, "#!/bin/sh\ncat\n");
    await chmod(script, 0o700);
    const clinic = await openClinic({ keys: { kek: { kind: "command", command: [script], timeoutMs: 1_000 } } });
    const { folder } = clinic;
    const kept = path.join(temp.path, "kept");
    await clinic.submit(await clinic.enrol(alice), submissionOf());
    await cp(folder, kept, { recursive: true });
    await clinic.stop();
    await writeFile(script, `#!/bin/sh\n${body}\n`);
    const again = await openClinic({
      dataFolder: kept,
      keys: { kek: { kind: "command", command: [script], timeoutMs: 1_000 } },
    });
    try {
      const token = await again.enrol(alice);
      const submission = submissionOf();
      const refused = await again.submit(token, submission);
      expect(refused).toMatchObject({ status: 503, json: { code: "keystore-unavailable", retryable: true } });
      expect((await again.call("GET", `/v1/messages/${submission.id}`, { token })).status).toBe(404);
      await writeFile(script, "#!/bin/sh\ncat\n");
      expect((await again.submit(token, submission)).status).toBe(202);
    } finally {
      await again.stop();
    }
  });
});

describe("a database that was restored from a backup", () => {
  let clinic: Clinic;
  let kept: TempFolder;
  beforeEach(async () => {
    clinic = await openClinic();
    kept = await tempFolder();
  });
  afterEach(async () => {
    await kept.remove();
  });

  it("opens what may still be opened, and nothing that was recalled or has expired since", async () => {
    const token = await clinic.enrol(alice);
    const [recalled, expired, alive] = [
      submissionOf(),
      submissionOf({ expiresAt: new Date(clinic.clock.time + day).toISOString() }),
      submissionOf(),
    ];
    for (const submission of [recalled, expired, alive]) await clinic.submit(token, submission);
    // What `sqlite3 messages.db .backup` gives; the keys are elsewhere.
    const { DatabaseSync, backup } = await import("node:sqlite");
    const source = new DatabaseSync(path.join(clinic.folder, "messages.db"), { readOnly: true });
    await backup(source, path.join(kept.path, "messages.db"));
    source.close();
    await clinic.call("POST", `/v1/messages/${recalled.id}/recall`, { token });
    clinic.clock.time += 3 * day;
    const storage = await openStorage(
      checkConfig({ organisation: "Riverside Clinic", dataFolder: clinic.folder, relay }),
    );
    await storage.purge(clinic.clock.time, { keepEndedDays: 30, uploadHours: 24 });
    await storage.close();
    const folder = path.join(kept.path, "data");
    await cp(clinic.folder, folder, { recursive: true });
    for (const name of await readdir(folder)) if (name.startsWith("messages.db")) await rm(path.join(folder, name));
    await copyFile(path.join(kept.path, "messages.db"), path.join(folder, "messages.db"));
    await clinic.stop();

    // The restored endpoint's clock is even set back: the keys are gone all the same.
    const restored = await openClinic({ dataFolder: folder });
    try {
      expect((await restored.pickUp(alive.id, maria)).json.serverShare).toBe(alive.serverShare);
      for (const { id } of [recalled, expired])
        expect(await restored.pickUp(id, maria)).toMatchObject({ status: 410, json: { code: "message-recalled" } });
    } finally {
      await restored.stop();
    }
  });
});

describe("a message", () => {
  let clinic: Clinic;
  beforeEach(async () => {
    clinic = await openClinic({
      enrolments: [
        { code: "river-side-2026", addresses: ["*@riverside.example"], uses: 50 },
        { code: "for-compliance", addresses: ["officer@riverside.example"], uses: 5, role: "compliance" },
        { code: "for-the-admin", addresses: ["it@riverside.example"], uses: 5, role: "admin" },
      ],
    });
  });
  afterEach(() => clinic.stop());
  async function enrolWith(code: string, address: string): Promise<string> {
    return String((await clinic.call("POST", "/v1/enrolments", { body: { code, address } })).json.token);
  }

  it("whose expiry changes moves to the keys of the other day, and opens as before", async () => {
    const token = await clinic.enrol(alice);
    const submission = submissionOf();
    await clinic.submit(token, submission);
    const later = new Date(clinic.clock.time + 90 * day).toISOString();
    const change = { token, body: { expiresAt: later } };
    expect((await clinic.call("PATCH", `/v1/messages/${submission.id}`, change)).json.expiresAt).toBe(later);
    clinic.clock.time += 80 * day;
    const opened = await clinic.pickUp(submission.id, maria);
    expect(opened.json.serverShare).toBe(submission.serverShare);
  });

  it("opens as before after the keys were rotated, by an admin and nobody else", async () => {
    const token = await clinic.enrol(alice);
    const submission = submissionOf();
    await clinic.submit(token, submission);
    expect((await clinic.call("POST", "/v1/keys/rotate", { token })).json.code).toBe("scope-missing");
    const admin = await enrolWith("for-the-admin", "it@riverside.example");
    expect(await clinic.call("POST", "/v1/keys/rotate", { token: admin })).toMatchObject({
      status: 200,
      json: { rotated: 1 },
    });
    expect((await clinic.pickUp(submission.id, maria)).json.serverShare).toBe(submission.serverShare);
  });

  it("on hold keeps its content whatever ends, for compliance and nobody else, until the hold ends", async () => {
    const token = await clinic.enrol(alice);
    const officer = await enrolWith("for-compliance", "officer@riverside.example");
    const submission = submissionOf();
    const { id } = submission;
    await clinic.submit(token, submission);
    const hold = (held: boolean, by: string) =>
      clinic.call("PUT", `/v1/messages/${id}/hold`, { token: by, body: { held } });
    expect((await hold(true, token)).json.code).toBe("scope-missing");
    expect((await clinic.call("GET", `/v1/messages/${id}/sealed`, { token: officer })).status).toBe(404);
    expect(await hold(true, officer)).toMatchObject({ status: 200, json: { heldSince: "2026-03-02T15:00:00.000Z" } });
    clinic.clock.time += 1_000;
    expect((await hold(true, officer)).json.heldSince).toBe("2026-03-02T15:00:00.000Z");
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    expect((await clinic.pickUp(id, maria).catch(() => null))?.status ?? 410).toBe(410);
    const storage = await openStorage(
      checkConfig({ organisation: "Riverside Clinic", dataFolder: clinic.folder, relay }),
    );
    const keep = { keepEndedDays: 30, uploadHours: 24 };
    await storage.purge(clinic.clock.time + 400 * day, keep);
    const response = await fetch(`${clinic.url}/v1/messages/${id}/sealed`, {
      headers: { authorization: `Bearer ${officer}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(submission.sealed);
    expect((await hold(false, officer)).json.heldSince).toBeNull();
    await storage.purge(clinic.clock.time + 400 * day, keep);
    expect((await clinic.call("GET", `/v1/messages/${id}/sealed`, { token: officer })).status).toBe(404);
    expect(await storage.contents.read(id)).toBeNull();
    await storage.close();
  });

  it("on hold keeps the answers to it too, those from before and those that come later", async () => {
    const token = await clinic.enrol(alice);
    const officer = await enrolWith("for-compliance", "officer@riverside.example");
    const { id } = await (async () => {
      const submission = submissionOf();
      await clinic.submit(token, submission);
      return submission;
    })();
    const ticket = String((await clinic.pickUp(id, maria)).json.ticket);
    const answer = async (): Promise<{ id: string; sealed: string }> => {
      const { id: own, serverShare, sealed } = submissionOf();
      const body = { id: own, sender: alice, serverShare, sealed };
      expect((await clinic.call("POST", `/p/${id}/replies`, { token: ticket, body })).status).toBe(202);
      await clinic.mail.next();
      return { id: own, sealed };
    };
    const first = await answer();
    const hold = (held: boolean) => clinic.call("PUT", `/v1/messages/${id}/hold`, { token: officer, body: { held } });
    expect((await hold(true)).json.replies).toEqual([first.id]);
    clinic.clock.time += 1_000;
    const second = await answer();
    expect((await clinic.call("GET", `/v1/messages/${id}`, { token: officer })).json.replies).toEqual([
      first.id,
      second.id,
    ]);
    const storage = await openStorage(
      checkConfig({ organisation: "Riverside Clinic", dataFolder: clinic.folder, relay }),
    );
    const keep = { keepEndedDays: 30, uploadHours: 24 };
    await storage.purge(clinic.clock.time + 400 * day, keep);
    for (const reply of [first, second]) {
      const response = await fetch(`${clinic.url}/v1/messages/${reply.id}/sealed`, {
        headers: { authorization: `Bearer ${officer}` },
      });
      expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(reply.sealed);
    }
    await hold(false);
    // They ended at the first purge, as seen from here; their content goes a month later.
    await storage.purge(clinic.clock.time + 440 * day, keep);
    for (const reply of [first, second]) expect(await storage.contents.read(reply.id)).toBeNull();
    await storage.close();
  });
});
