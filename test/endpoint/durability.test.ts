import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { startEndpoint } from "../../secure-delivery/endpoint.ts";
import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { maxSealedBytes } from "../../shared/core/delivery/wire/sizes.ts";
import { codeIn, type MailSink, startMailSink } from "../support/mail-sink.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, caller, dumpDatabase, enrolmentCode, maria, openClinic, submissionOf } from "./clinic.ts";

let temp: TempFolder;
let mail: MailSink;
const children: ChildProcess[] = [];
beforeEach(async () => {
  temp = await tempFolder();
  mail = await startMailSink();
  await writeFile(path.join(temp.path, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await mail.stop();
  await temp.remove();
});

function config(): EndpointConfig {
  return {
    organisation: "Riverside Clinic",
    dataFolder: "data",
    portalFolder: ".",
    relay: { host: "127.0.0.1", port: mail.port, from: "no-reply@riverside.example" },
    enrolments: [{ code: enrolmentCode, addresses: ["*@riverside.example"], uses: 50 }],
  };
}

/** The endpoint as a process of its own, as an administrator runs it. */
async function startProcess(raw: unknown = config()): Promise<{ child: ChildProcess; url: string }> {
  const file = path.join(temp.path, "endpoint.json");
  await writeFile(file, typeof raw === "string" ? raw : JSON.stringify(raw));
  const child = spawn(process.execPath, ["secure-delivery/main.ts", file], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  if (child.stdout === null) throw new Error("the endpoint has no output");
  for await (const line of createInterface(child.stdout)) {
    const { event, url } = JSON.parse(line) as { event: string; url: string };
    if (event === "listening") return { child, url };
  }
  throw new Error("the endpoint ended before it listened");
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const soon = new Date(Date.now() + 86_400_000).toISOString();

describe("kill -9 right after 202", () => {
  it.each([
    ["a small message", 900],
    ["a large message", 3_000_000],
  ])("loses nothing of %s: it is there after the restart, opens, and a repeat replays", async (_, size) => {
    const sealed = new Uint8Array(size);
    crypto.getRandomValues(sealed.subarray(0, 900));
    const submission = submissionOf({ expiresAt: soon, sealed: toBase64(sealed) });
    const first = await startProcess();
    const enrolled = await caller(first.url)("POST", "/v1/enrolments", {
      body: { code: enrolmentCode, address: alice },
    });
    const token = String(enrolled.json.token);
    const store = { token, body: submission, headers: { "idempotency-key": submission.id } };
    const stored = await caller(first.url)("POST", "/v1/messages", store);
    await kill(first.child);
    expect(stored.status).toBe(202);

    const second = await startProcess();
    const call = caller(second.url);
    expect((await call("POST", "/v1/messages", store)).text).toBe(stored.text);
    expect((await call("GET", `/v1/messages/${submission.id}`, { token })).json.state).toBe("accepted");
    await call("POST", `/p/${submission.id}/challenge`, { body: { address: maria } });
    const code = codeIn(await mail.next());
    const opened = await call("POST", `/p/${submission.id}/open`, { body: { address: maria, code } });
    expect(opened.json.serverShare).toBe(submission.serverShare);
    const content = await fetch(`${second.url}/p/${submission.id}/content`, {
      headers: { authorization: `Bearer ${opened.json.ticket}` },
    });
    expect(Buffer.from(await content.arrayBuffer()).equals(sealed)).toBe(true);
  });

  it("keeps the lock of an address, and the end of a recalled message", async () => {
    const submission = submissionOf({ expiresAt: soon });
    const recalled = submissionOf({ expiresAt: soon });
    const first = await startProcess();
    const call = caller(first.url);
    const token = String(
      (await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address: alice } })).json.token,
    );
    for (const body of [submission, recalled]) {
      await call("POST", "/v1/messages", { token, body, headers: { "idempotency-key": body.id } });
    }
    const tryOnce = { body: { address: maria, code: "000000" } };
    for (let tries = 0; tries < 5; tries++) await call("POST", `/p/${submission.id}/open`, tryOnce);
    await call("POST", `/v1/messages/${recalled.id}/recall`, { token });
    await kill(first.child);

    const again = caller((await startProcess()).url);
    expect((await again("POST", `/p/${submission.id}/open`, tryOnce)).json.code).toBe("code-locked");
    expect((await again("POST", `/p/${recalled.id}/open`, tryOnce)).json.code).toBe("message-recalled");
  });

  it("leaves half a file, which is removed a day later", async () => {
    const contents = path.join(temp.path, "data/contents");
    await kill((await startProcess()).child);
    const db = new DatabaseSync(path.join(temp.path, "data/messages.db"));
    db.prepare("INSERT INTO loose_blobs VALUES (?, ?)").run("left-over", Date.now() - 25 * 3_600_000);
    db.prepare("INSERT INTO loose_blobs VALUES (?, ?)").run("under-way", Date.now());
    db.close();
    for (const name of ["left-over.part", "under-way"]) await writeFile(path.join(contents, name), "half a file");
    await startProcess();
    await expect.poll(() => readdir(contents)).toEqual(["under-way"]);
  });
});

describe("kill -9 while the relay takes nothing", () => {
  it("loses neither the news of an answer nor of a wrong person: both are told once it takes mail again", async () => {
    const privacy = "privacy@riverside.example";
    const settings = { ...config(), pickup: { incidentAddress: privacy } };
    const first = await startProcess(settings);
    const call = caller(first.url);
    const token = String(
      (await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address: alice } })).json.token,
    );
    const submission = submissionOf({ expiresAt: soon });
    await call("POST", "/v1/messages", { token, body: submission, headers: { "idempotency-key": submission.id } });
    await call("POST", `/p/${submission.id}/challenge`, { body: { address: maria } });
    const code = codeIn(await mail.next());
    const opened = await call("POST", `/p/${submission.id}/open`, { body: { address: maria, code } });
    const ticket = String(opened.json.ticket);
    mail.refuse(true);
    const { id, serverShare, sealed } = submissionOf();
    const reply = await call("POST", `/p/${submission.id}/replies`, {
      token: ticket,
      body: { id, sender: alice, serverShare, sealed },
    });
    const said = await call("POST", `/p/${submission.id}/not-me`, { token: ticket, body: { sender: alice } });
    await kill(first.child);
    expect([reply.status, said.status]).toEqual([202, 200]);
    expect(dumpDatabase(path.join(temp.path, "data/messages.db"))).not.toMatch(/alice|maria|privacy/);

    mail.refuse(false);
    const { url } = await startProcess(settings);
    const told = [await mail.next(60_000), await mail.next(60_000), await mail.next(60_000)];
    expect(told.map(({ to, message }) => `${to} ${message.subject?.split(" / ")[0]}`).toSorted()).toEqual([
      `${alice} A secure message reached the wrong person`,
      `${alice} You have a secure reply`,
      `${privacy} Incident: a secure message reached the wrong person`,
    ]);
    const state = await caller(url)("GET", `/v1/messages/${submission.id}`, { token });
    expect(state.json.recipients).toMatchObject([{ state: "not_me" }]);
  });
});

describe("told to stop", () => {
  it("ends by itself, cleanly", async () => {
    const { child } = await startProcess();
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });
});

describe("the storage", () => {
  it("cannot take a large message: 503, nothing is stored, and the same request works later", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const submission = submissionOf({ sealed: toBase64(new Uint8Array(100_000)) });
      const contents = path.join(clinic.folder, "contents");
      await rename(contents, `${contents}-away`);
      const refused = await clinic.submit(token, submission);
      expect(refused).toMatchObject({ status: 503, json: { code: "storage-unavailable", retryable: true } });
      expect(clinic.log()).toContain('"event":"error","where":"/v1/messages"');
      expect((await clinic.call("GET", `/v1/messages/${submission.id}`, { token })).status).toBe(404);
      await rename(`${contents}-away`, contents);
      expect((await clinic.submit(token, submission)).status).toBe(202);
    } finally {
      await clinic.stop();
    }
  });

  it("fails in the middle of a request: 503, and the log tells where but not what", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const other = new DatabaseSync(path.join(clinic.folder, "messages.db"));
      other.exec("ALTER TABLE recipients RENAME TO away");
      const refused = await clinic.submit(token, submissionOf());
      expect(refused).toMatchObject({ status: 503, json: { code: "storage-unavailable", retryable: true } });
      expect(clinic.log()).toContain('"code":"ERR_SQLITE_ERROR"');
      expect(clinic.log()).not.toContain("no such table");
      other.exec("ALTER TABLE away RENAME TO recipients");
      other.close();
      expect((await clinic.submit(token, submissionOf())).status).toBe(202);
    } finally {
      await clinic.stop();
    }
  });

  it("is locked by another program: 503 after five seconds, others are served meanwhile, and the same request works later", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const submission = submissionOf();
      const other = new DatabaseSync(path.join(clinic.folder, "messages.db"));
      other.exec("BEGIN EXCLUSIVE");
      let isAnswered = false;
      const submitted = clinic.submit(token, submission).finally(() => (isAnswered = true));
      let looks = 0;
      for (; !isAnswered; looks++) expect((await clinic.call("GET", "/readyz")).status).toBe(200);
      expect(looks).toBeGreaterThan(10);
      expect(await submitted).toMatchObject({ status: 503, json: { code: "storage-unavailable", retryable: true } });
      other.exec("ROLLBACK");
      other.close();
      expect((await clinic.submit(token, submission)).status).toBe(202);
    } finally {
      await clinic.stop();
    }
  });

  it("has a clock that jumps: a year back opens what is not over, a year on ends it for good", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const [early, late] = [submissionOf(), submissionOf()];
      await clinic.submit(token, early);
      clinic.clock.time -= 365 * 86_400_000;
      expect((await clinic.pickUp(early.id, maria)).json.serverShare).toBe(early.serverShare);
      clinic.clock.time += 365 * 86_400_000;
      await clinic.submit(token, late);
      clinic.clock.time += 365 * 86_400_000;
      const tryOnce = { body: { address: maria, code: "000000" } };
      expect((await clinic.call("POST", `/p/${late.id}/open`, tryOnce)).json.code).toBe("message-expired");
      clinic.clock.time -= 365 * 86_400_000;
      expect((await clinic.call("POST", `/p/${late.id}/open`, tryOnce)).json.code).toBe("message-expired");
    } finally {
      await clinic.stop();
    }
  });

  it("holds a share that was tampered with: 500, and nothing is opened", async () => {
    const clinic = await openClinic();
    try {
      const submission = submissionOf();
      await clinic.submit(await clinic.enrol(alice), submission);
      const other = new DatabaseSync(path.join(clinic.folder, "messages.db"));
      const { share } = other.prepare("SELECT share FROM messages").get() as { share: Uint8Array };
      const tampered = share.with(70, (share[70] ?? 0) ^ 1);
      other.prepare("UPDATE messages SET share = ? WHERE id = ?").run(tampered, submission.id);
      other.close();
      const opened = await clinic.pickUp(submission.id, maria);
      expect(opened).toMatchObject({ status: 500, json: { code: "internal" } });
      expect(clinic.log()).toContain('"event":"error","where":"/p/:id/open"');
    } finally {
      await clinic.stop();
    }
  });

  it("takes the largest message that the wire allows, and gives it back whole", async () => {
    const clinic = await openClinic();
    try {
      const sealed = new Uint8Array(maxSealedBytes).fill(7);
      crypto.getRandomValues(sealed.subarray(0, 60_000));
      const submission = submissionOf({ sealed: Buffer.from(sealed).toString("base64") });
      expect((await clinic.submit(await clinic.enrol(alice), submission)).status).toBe(202);
      const { ticket } = (await clinic.pickUp(submission.id, maria)).json;
      const content = await fetch(`${clinic.url}/p/${submission.id}/content`, {
        headers: { authorization: `Bearer ${ticket}` },
      });
      expect(Buffer.from(await content.arrayBuffer()).equals(sealed)).toBe(true);
    } finally {
      await clinic.stop();
    }
  });

  it("destroys at the regular purge what has expired, and removes the ciphertext later", async () => {
    const clinic = await openClinic({ limits: { purgeSeconds: 0.05, keepEndedDays: 1 } });
    try {
      const token = await clinic.enrol(alice);
      const submission = submissionOf({ sealed: toBase64(new Uint8Array(100_000)) });
      await clinic.submit(token, submission);
      const contents = path.join(clinic.folder, "contents");
      clinic.clock.time = Date.parse(submission.expiresAt);
      await expect.poll(() => clinic.dump()).toMatch(new RegExp(`"id":"${submission.id}"[^}]*"share":null`));
      await expect.poll(() => clinic.log()).toContain('"event":"purge","expired":1');
      expect(await readdir(contents)).toHaveLength(1);
      clinic.clock.time += 86_400_000;
      await expect.poll(() => readdir(contents)).toHaveLength(0);
      expect((await clinic.call("GET", `/v1/messages/${submission.id}`, { token })).json.state).toBe("expired");
    } finally {
      await clinic.stop();
    }
  });

  it("leaves no trace of a destroyed share in the database's files", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const submission = submissionOf();
      await clinic.submit(token, submission);
      const row = new RegExp(`"id":"${submission.id}"[^}]*"share":"([^"]+)"`).exec(clinic.dump());
      const share = Buffer.from(row?.[1] ?? "", "base64");
      expect(share).toHaveLength(71);
      expect(await databaseBytes(clinic.folder)).toContain(share.toString("hex"));
      await clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token });
      expect(await databaseBytes(clinic.folder)).not.toContain(share.toString("hex"));
    } finally {
      await clinic.stop();
    }
  });

  it("keeps its keys and database for the owner only", async () => {
    const clinic = await openClinic();
    try {
      for (const name of ["digest.key", "share.key", "keystore.db", "messages.db"]) {
        expect((await stat(path.join(clinic.folder, name))).mode & 0o777).toBe(0o600);
      }
    } finally {
      await clinic.stop();
    }
  });
});

async function databaseBytes(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith("messages.db"));
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), "hex")))).join("");
}

describe("a configuration that cannot be used says why and ends with 2", () => {
  const good = (): EndpointConfig => config();
  it.each([
    ["no JSON", () => "{", "is not JSON"],
    ["no organisation", () => ({ ...good(), organisation: undefined }), "organisation:"],
    ["a misspelt setting", () => ({ ...good(), limits: { codeMinuts: 5 } }), "limits: Unrecognized key"],
    ["a port that is none", () => ({ ...good(), port: 70_000 }), "port:"],
    [
      "a sender that is no address",
      () => ({ ...good(), relay: { ...good().relay, from: "nobody" } }),
      "relay.from: is not one e-mail address",
    ],
    [
      "an enrolment for no address",
      () => ({ ...good(), enrolments: [{ code: "12345678", addresses: ["*"] }] }),
      "enrolments.0.addresses.0: is neither",
    ],
    ["no portal", () => ({ ...good(), portalFolder: "nowhere" }), 'run "npm run build"'],
    ["a logo that is not there", () => ({ ...good(), logo: "logo.png" }), "logo: the file cannot be read"],
    ["a logo that is no picture", () => ({ ...good(), logo: "endpoint.json" }), "logo: is neither .svg"],
    [
      "a host that is not here",
      () => ({ ...good(), host: "192.0.2.1" }),
      "host, port: the endpoint cannot listen there",
    ],
  ])("%s", async (_, raw, says) => {
    const file = path.join(temp.path, "endpoint.json");
    const written = raw();
    await writeFile(file, typeof written === "string" ? written : JSON.stringify(written));
    const child = spawn(process.execPath, ["secure-delivery/main.ts", file], { stdio: ["ignore", "ignore", "pipe"] });
    children.push(child);
    let errors = "";
    child.stderr?.on("data", (chunk) => (errors += String(chunk)));
    const [code] = await once(child, "close");
    expect(errors).toContain(says);
    expect(errors).not.toContain("    at ");
    expect(code).toBe(2);
  });

  it("messages without their key: it does not make a new one", async () => {
    const start = (): ReturnType<typeof startEndpoint> =>
      startEndpoint(
        { ...config(), dataFolder: path.join(temp.path, "data"), portalFolder: temp.path },
        { log: new PassThrough().resume() },
      );
    await (await start()).stop();
    const key = path.join(temp.path, "data/share.key");
    await rm(key);
    await expect(start()).rejects.toThrow("The data folder has messages but no share.key. Restore that file.");
    expect(existsSync(key)).toBe(false);
  });

  it("a database that is damaged", async () => {
    await mkdir(path.join(temp.path, "data"));
    await writeFile(path.join(temp.path, "data/messages.db"), "not a database at all".repeat(300));
    for (const name of ["digest.key", "share.key"])
      await writeFile(path.join(temp.path, "data", name), Buffer.alloc(32, 7));
    await chmod(path.join(temp.path, "data"), 0o700);
    await expect(
      startEndpoint({ ...config(), dataFolder: path.join(temp.path, "data"), portalFolder: temp.path }),
    ).rejects.toThrow("messages.db cannot be opened");
  });
});
