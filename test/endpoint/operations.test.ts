import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endpointConfig } from "../../secure-delivery/config.ts";
import { withEnvironment } from "../../secure-delivery/operations/config-from-env.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, type Clinic, caller, openClinic, submissionOf } from "./clinic.ts";
import { storages } from "./storages.ts";

describe("health", () => {
  it("is well and ready, and counts what it did, by pattern and never by path", async () => {
    const clinic = await openClinic();
    try {
      const token = await clinic.enrol(alice);
      const submission = submissionOf();
      await clinic.submit(token, submission);
      await clinic.call("GET", `/v1/messages/${submission.id}`, { token });
      expect(await clinic.call("GET", "/healthz")).toMatchObject({ status: 200, text: "ok\n" });
      expect(await clinic.call("GET", "/readyz")).toMatchObject({ status: 200, text: "ready\n" });
      const { status, text, headers } = await clinic.call("GET", "/metrics");
      expect(status).toBe(200);
      expect(headers.get("content-type")).toContain("text/plain");
      expect(text).toContain('sealpost_request_seconds_count{method="POST",route="/v1/messages",status="202"} 1');
      expect(text).toContain('route="/v1/messages/:id"');
      expect(text).not.toContain(submission.id);
      expect(text).toContain("process_resident_memory_bytes");
    } finally {
      await clinic.stop();
    }
  });

  it("is well but not ready while its database is away", async () => {
    const servers = storages();
    const place = await servers.place("postgres", "files");
    const clinic = await openClinic(place.config);
    try {
      expect((await clinic.call("GET", "/readyz")).status).toBe(200);
      await servers.stop();
      expect((await clinic.call("GET", "/readyz")).status).toBe(503);
      expect((await clinic.call("GET", "/healthz")).status).toBe(200);
      const refused = await clinic.call("POST", "/v1/enrolments", {
        body: { code: "river-side-2026", address: alice },
      });
      expect(refused).toMatchObject({ status: 503, json: { code: "storage-unavailable", retryable: true } });
    } finally {
      await clinic.stop();
      await place.remove();
    }
  });

  it("is not ready while only its keystore is away", async () => {
    const servers = storages();
    const place = await servers.place("postgres", "files");
    const { storage, ...rest } = place.config;
    const clinic = await openClinic({ ...rest, keys: { database: storage?.database } });
    try {
      expect((await clinic.call("GET", "/readyz")).status).toBe(200);
      await servers.stop();
      expect((await clinic.call("GET", "/readyz")).status).toBe(503);
      expect((await clinic.call("GET", "/healthz")).status).toBe(200);
    } finally {
      await clinic.stop();
      await place.remove();
    }
  });

  it.each([
    ["to a proxy's client", {}, { "x-forwarded-for": "192.0.2.1" }, 404],
    ["without the token, where one is set", { metricsToken: "a-token-of-sixteen" }, {}, 404],
    ["with a wrong token", { metricsToken: "a-token-of-sixteen" }, { authorization: "Bearer a-token-of-sixteeN" }, 404],
    ["with the token", { metricsToken: "a-token-of-sixteen" }, { authorization: "Bearer a-token-of-sixteen" }, 200],
  ])("shows its numbers %s", async (_, operations, headers, status) => {
    const clinic = await openClinic({ operations });
    try {
      expect((await clinic.call("GET", "/metrics", { headers })).status).toBe(status);
    } finally {
      await clinic.stop();
    }
  });
});

describe("a client that takes its time", () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic({ operations: { headerSeconds: 0.4, requestSeconds: 1, idleSeconds: 1 } });
  });
  afterAll(() => clinic.stop());

  /** What comes back until the connection is closed. */
  async function dribble(first: string, then: string): Promise<string> {
    const socket = connect(Number(new URL(clinic.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(first);
    const timer = setInterval(() => socket.write(then), 100);
    const answer = await text(socket);
    clearInterval(timer);
    return answer;
  }

  it("over the head of its request gets 408 and is cut off", async () => {
    expect(await dribble("POST /v1/enrolments HTTP/1.1\r\nHost: x\r\n", "X-Slow: 1\r\n")).toContain("408");
  });

  it("over its body is cut off", async () => {
    const head =
      "POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 3000\r\n\r\n";
    expect(await dribble(head, " ")).not.toContain(" 201 ");
  });

  it("holds up nobody else", async () => {
    const slow = Array.from({ length: 50 }, () => dribble("GET / HTTP/1.1\r\n", "X-Slow: 1\r\n"));
    expect((await clinic.call("GET", "/healthz")).status).toBe(200);
    await Promise.all(slow);
    // Not at once: the client may try the connection that it kept, which was idle for too long meanwhile.
    await expect.poll(async () => (await clinic.call("GET", "/readyz")).status).toBe(200);
  });

  it.each([
    ["a head of 20 KB", `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`, "431"],
    [
      "two lengths",
      "POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
      "400",
    ],
    [
      "a length and chunks",
      "POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", "400"],
  ])("sends %s and gets %s", async (_, request, status) => {
    const socket = connect(Number(new URL(clinic.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(request);
    expect((await text(socket)).split("\r\n")[0]).toContain(status);
  });
});

it("docs/endpoint-settings.md says every setting as the code has it (scripts/build-endpoint-docs.ts writes it)", () => {
  execFileSync(process.execPath, ["scripts/build-endpoint-docs.ts", "--check"], { stdio: "pipe" });
});

describe("the environment", () => {
  const settings = Object.keys(endpointConfig.shape);
  const file = { organisation: "Riverside", relay: { host: "smtp", port: 25, auth: { user: "u", pass: "p" } } };
  it.each([
    ["a setting", { SEALPOST_PUBLIC_URL: "https://m.example" }, { ...file, publicUrl: "https://m.example" }],
    ["a number", { SEALPOST_PORT: "8443" }, { ...file, port: 8443 }],
    [
      "a setting that is a file's name",
      { SEALPOST_POLICY_FILE: "policy.json" },
      { ...file, policyFile: "policy.json" },
    ],
    [
      "one far down",
      { SEALPOST_RELAY__AUTH__PASS: "secret" },
      { ...file, relay: { ...file.relay, auth: { user: "u", pass: "secret" } } },
    ],
    [
      "one that the file does not have",
      { SEALPOST_STORAGE__DATABASE: '{"kind":"sqlite"}' },
      { ...file, storage: { database: { kind: "sqlite" } } },
    ],
    ["null", { SEALPOST_RELAY__AUTH: "null" }, { ...file, relay: { ...file.relay, auth: null } }],
    ["nothing of ours", { PATH: "/bin", SEALPOSTPORT: "1" }, file],
    ["nothing of another program's", { SEALPOST_SMTP_PASSWORD: "x", SEALPOST_TOKEN: "y", SEALPOST_HOME: "/" }, file],
  ])("changes %s", (_, env, expected) => {
    expect(withEnvironment(file, env, settings)).toEqual(expected);
  });

  it.each(["SEALPOST_PROT", "SEALPOST_PORTT", "SEALPOST_HOTS", "SEALPOST_REALY__PORT", "SEALPOST_PUBLIC_URI"])(
    "does not take %s for another program's: it is a setting that was mistyped",
    (name) => {
      expect(() => withEnvironment(file, { [name]: "1" }, settings)).toThrow(/no such setting\. Was \w+ meant\?$/);
    },
  );

  it("gives a secret in a file, and says which file it cannot read", async () => {
    const temp = await tempFolder();
    try {
      const secret = path.join(temp.path, "pass");
      await writeFile(secret, "12345\n");
      expect(withEnvironment({}, { SEALPOST_RELAY__AUTH__PASS_FILE: secret }, settings)).toEqual({
        relay: { auth: { pass: "12345" } },
      });
      expect(() => withEnvironment({}, { SEALPOST_RELAY__AUTH__PASS_FILE: "/nowhere" }, settings)).toThrow(
        "SEALPOST_RELAY__AUTH__PASS_FILE: the file cannot be read.",
      );
    } finally {
      await temp.remove();
    }
  });
});

describe("sealpost endpoint", () => {
  let temp: TempFolder;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    temp = await tempFolder();
    await mkdir(path.join(temp.path, "portal"));
    await writeFile(path.join(temp.path, "portal/pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
    }
    await temp.remove();
  });

  function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(process.execPath, ["cli/sealpost.ts", "endpoint", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    children.push(child);
    return child;
  }

  it("runs until it is told to stop, ends in order, and obeys the environment", async () => {
    const file = path.join(temp.path, "endpoint.json");
    const relay = { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" };
    await writeFile(file, JSON.stringify({ organisation: "X", dataFolder: "data", portalFolder: "portal", relay }));
    const child = run(["--config", file], { SEALPOST_ORGANISATION: "Riverside Clinic" });
    const lines = createInterface(child.stdout as NodeJS.ReadableStream);
    const events: string[] = [];
    for await (const line of lines) {
      const { event, url } = JSON.parse(line) as { event: string; url: string };
      events.push(event);
      if (event !== "listening") continue;
      const { json } = await caller(url)("GET", "/.well-known/secure-delivery");
      expect(json.organisation).toBe("Riverside Clinic");
      child.kill("SIGTERM");
    }
    expect(events.at(-1)).toBe("stopped");
    expect(child.exitCode ?? (await once(child, "exit"))[0]).toBe(0);
  });

  it("goes on when nobody reads its log any more, and still ends in order", async () => {
    const file = path.join(temp.path, "endpoint.json");
    const relay = { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" };
    await writeFile(file, JSON.stringify({ organisation: "X", dataFolder: "data", portalFolder: "portal", relay }));
    const child = run(["--config", file]);
    let base = "";
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      base = (JSON.parse(line) as { url: string }).url;
      break;
    }
    child.stdout?.destroy();
    child.stderr?.destroy();
    // Each answer is a line in the log.
    for (let tries = 0; tries < 5; tries++) {
      expect((await caller(base)("GET", "/v1/messages/none")).status).toBe(401);
      expect((await caller(base)("GET", "/readyz")).status).toBe(200);
    }
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("stops in order when the command in front of it is killed", async () => {
    const file = path.join(temp.path, "endpoint.json");
    const relay = { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" };
    await writeFile(file, JSON.stringify({ organisation: "X", dataFolder: "data", portalFolder: "portal", relay }));
    const child = run(["--config", file]);
    const events: string[] = [];
    // Both write there; it ends when the last of them is gone.
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      events.push((JSON.parse(line) as { event: string }).event);
      if (events.at(-1) === "listening") child.kill("SIGKILL");
    }
    expect(events.at(-1)).toBe("stopped");
  });

  it.each([
    ["without a file", [], "No configuration file was given."],
    ["with an option that there is not", ["--confg", "x"], "Unknown option '--confg'"],
    ["with a file that is not there", ["--config", "nowhere.json"], "The configuration file cannot be read."],
  ])("%s says so and ends with 2", async (_, args, says) => {
    const child = run(args, { LC_ALL: "C" });
    const errors = await text(child.stderr as NodeJS.ReadableStream);
    expect(errors).toContain(says);
    expect(child.exitCode ?? (await once(child, "exit"))[0]).toBe(2);
  });
});

describe("told to stop", () => {
  it("answers what is under way, takes nothing new, and is not ready from the first moment", async () => {
    const clinic = await openClinic({ operations: { stopSeconds: 5 } });
    const token = await clinic.enrol(alice);
    const submission = submissionOf();
    const body = JSON.stringify(submission);
    const socket = connect(Number(new URL(clinic.url).port), "127.0.0.1");
    const answer = text(socket);
    socket.write(
      `POST /v1/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: under-way-1\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 100)}`,
    );
    await expect.poll(async () => (await clinic.call("GET", "/readyz")).status).toBe(200);
    const stopped = clinic.stop();
    await expect
      .poll(() =>
        fetch(`${clinic.url}/readyz`).then(
          ({ status }) => status,
          () => "gone",
        ),
      )
      .not.toBe(200);
    socket.write(body.slice(100));
    expect((await answer).split("\r\n")[0]).toContain("202");
    await stopped;
    await rm(clinic.folder, { recursive: true, force: true });
  });
});
