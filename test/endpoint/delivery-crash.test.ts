import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LocalPostgres, startPostgres } from "../../scripts/local-postgres.ts";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import type { MailHost } from "../support/lab/mail-host.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { alice, type Called, caller, enrolmentCode, submissionOf } from "./clinic.ts";
import { deliveryKeyIn, deliveryOf } from "./delivering-clinic.ts";
import { type Outside, startOutside } from "./outside.ts";

/** Endpoints as processes of their own that are killed while they deliver. Nothing is lost, and no message comes twice. */
let outside: Outside;
let host: MailHost;
let relay: MailSink;
let keys: Awaited<ReturnType<typeof deliveryKeyIn>>;
let folders = 0;
const children: ChildProcess[] = [];

beforeAll(async () => {
  outside = await startOutside();
  relay = await startMailSink();
  keys = await deliveryKeyIn(outside.folder);
  const { key, certificate } = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  host = await outside.mailHost("mx.partner.example", ["partner.example"], { tls: { key, certificate } });
  await writeFile(path.join(outside.folder, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  host.change({});
});
afterAll(async () => {
  await relay.stop();
  await outside.stop();
});

async function newConfig(storage: EndpointConfig["storage"] = {}): Promise<EndpointConfig> {
  const dataFolder = path.join(outside.folder, `data-${folders++}`);
  await mkdir(dataFolder);
  return {
    organisation: "Riverside Clinic",
    dataFolder,
    portalFolder: outside.folder,
    storage,
    relay: { host: "127.0.0.1", port: relay.port, from: "no-reply@riverside.example" },
    enrolments: [{ code: enrolmentCode, addresses: ["*@riverside.example"], uses: 50 }],
    routing: outside.routing({ partners: [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }] }),
    delivery: {
      key: keys.key,
      passphrase: keys.passphrase,
      bounceAddress: "bounces@riverside.example",
      leaseSeconds: 3,
    },
  };
}

const soon = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

interface Running {
  readonly child: ChildProcess;
  readonly call: ReturnType<typeof caller>;
}

async function start(config: EndpointConfig): Promise<Running> {
  const file = path.join(outside.folder, `endpoint-${folders++}.json`);
  await writeFile(file, JSON.stringify(config));
  const child = spawn(process.execPath, ["secure-delivery/main.ts", file], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  if (child.stdout === null) throw new Error("the endpoint has no output");
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    const { event, url } = JSON.parse(line) as { event: string; url: string };
    if (event !== "listening") continue;
    child.stdout.resume();
    return { child, call: caller(url) };
  }
  throw new Error("the endpoint ended before it listened");
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const enrol = async ({ call }: Running): Promise<string> =>
  String((await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address: alice } })).json.token);

async function hand({ call }: Running, token: string, to: string): Promise<string> {
  const body = await deliveryOf({ to: [to], text: "once" }, keys.publicKey, Date.now());
  const answer: Called = await call("POST", "/v1/deliveries", { token, body, headers: { "idempotency-key": body.id } });
  expect(answer.status, answer.text).toBe(202);
  return body.id;
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("it never came so far");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function settled({ call }: Running, token: string, id: string): Promise<MessageState> {
  let state = {} as MessageState;
  await until(async () => {
    state = (await call("GET", `/v1/messages/${id}`, { token })).json as unknown as MessageState;
    return state.state === "settled";
  });
  return state;
}

describe("kill -9", () => {
  it("after the last byte and before the answer: a pickup is announced, and the message does not come again", async () => {
    let arrived = 0;
    host.change({
      onMessage: () => {
        arrived++;
        return "hang";
      },
    });
    const config = await newConfig();
    const first = await start(config);
    const token = await enrol(first);
    const id = await hand(first, token, "maria@partner.example");
    await until(() => arrived === 1);
    await kill(first.child);
    host.change({});
    const notices = relay.mails.length;
    const second = await start(config);
    expect((await settled(second, token, id)).recipients).toMatchObject([{ state: "notified", route: "portal" }]);
    expect(arrived).toBe(1);
    expect(relay.mails.length - notices).toBe(1);
  });

  it("before anything was said to the mail host: it is delivered after the restart, once", async () => {
    let asked = 0;
    const before = host.mails.length;
    host.change({
      onRecipient: () => {
        asked++;
        return [451, "4.7.1 later"];
      },
    });
    const config = await newConfig();
    const first = await start({
      ...config,
      delivery: { ...(config.delivery as NonNullable<EndpointConfig["delivery"]>), undoSeconds: 2 },
    });
    const token = await enrol(first);
    const id = await hand(first, token, "maria@partner.example");
    await kill(first.child);
    expect(asked).toBe(0);
    host.change({});
    const second = await start(config);
    expect((await settled(second, token, id)).recipients).toMatchObject([{ state: "tls_delivered" }]);
    expect(host.mails.length - before).toBe(1);
  });

  it("between the relay's taking of a notice and our knowing: the notice may come twice, with one Message-ID", async () => {
    const gate = Promise.withResolvers<void>();
    relay.answerAfter(gate.promise);
    const notices = relay.mails.length;
    const config = await newConfig();
    const first = await start(config);
    const token = await enrol(first);
    const id = await hand(first, token, "maria@home.example");
    await until(() => relay.unanswered() === 1);
    await kill(first.child);
    gate.resolve();
    relay.answerAfter(Promise.resolve());
    const second = await start(config);
    expect((await settled(second, token, id)).recipients).toMatchObject([{ state: "notified" }]);
    const came = relay.mails.slice(notices);
    expect(new Set(came.map(({ message }) => message.messageId)).size).toBe(1);
  });
});

describe("several processes on one PostgreSQL", () => {
  let postgres: LocalPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it("deliver each message once, also when one of them is killed in the middle", async () => {
    const config = await newConfig({ database: { kind: "postgres", url: postgres.newDatabase() } });
    const first = await start(config);
    const second = await start(config);
    const token = await enrol(first);
    const before = host.mails.length;
    const seen: string[] = [];
    host.change({
      onMessage: ({ message }) => {
        seen.push(message.messageId ?? "");
        return null;
      },
    });
    const ids: string[] = [];
    for (let index = 0; index < 16; index++)
      ids.push(await hand(index % 2 === 0 ? first : second, token, "maria@partner.example"));
    await until(() => seen.length >= 4);
    await kill(second.child);
    for (const id of ids) {
      const [recipient] = (await settled(first, token, id)).recipients;
      expect(["tls_delivered", "notified"]).toContain(recipient?.state);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(host.mails.length - before).toBe(seen.length);
  });

  it("announce each pickup, also when one of them is killed in the middle", async () => {
    const config = await newConfig({ database: { kind: "postgres", url: postgres.newDatabase() } });
    const first = await start(config);
    const second = await start(config);
    const token = await enrol(first);
    const before = relay.mails.length;
    const ids: string[] = [];
    for (let index = 0; index < 12; index++)
      ids.push(await hand(index % 2 === 0 ? first : second, token, `maria${index}@home.example`));
    await until(() => relay.mails.length - before >= 3);
    await kill(second.child);
    for (const id of ids) {
      expect((await settled(first, token, id)).recipients).toMatchObject([{ state: "notified" }]);
    }
    const notices = relay.mails.slice(before);
    expect(new Set(notices.flatMap(({ to }) => to)).size).toBe(12);
    expect(new Set(notices.map(({ message }) => message.messageId)).size).toBe(12);
  });

  it("store each message once, when two of three are killed and their clients go to the third", async () => {
    const config = await newConfig({ database: { kind: "postgres", url: postgres.newDatabase() } });
    const processes = [await start(config), await start(config), await start(config)] as const;
    const token = await enrol(processes[0]);
    const answers = new Map<string, string>();
    const submit = (to: Running, body: Submission): Promise<Called> =>
      to.call("POST", "/v1/messages", { token, body, headers: { "idempotency-key": body.id } });
    async function untilStored(body: Submission, index: number): Promise<void> {
      for (let tries = index; ; tries++) {
        const to = processes[tries % 3] ?? processes[0];
        const answer = await submit(to, body).catch(() => null);
        if (answer?.status === 202) return void answers.set(body.id, answer.text);
        // 409: the try whose answer was lost is still on its way.
        if (answer !== null) expect(answer.status).toBe(409);
      }
    }
    const bodies = Array.from({ length: 60 }, (_, index) =>
      submissionOf({ expiresAt: soon(86_400), sealed: randomBytes(index % 5 === 0 ? 90_000 : 900).toString("base64") }),
    );
    const storing = bodies.map(untilStored);
    await until(() => answers.size >= 10);
    await kill(processes[1].child);
    await until(() => answers.size >= 25);
    await kill(processes[2].child);
    await Promise.all(storing);
    for (const body of bodies) {
      expect((await submit(processes[0], body)).text).toBe(answers.get(body.id));
      const state = (await processes[0].call("GET", `/v1/messages/${body.id}`, { token })).json;
      expect(state).toMatchObject({ state: "accepted", id: body.id });
    }
    // The log takes what was written a moment later, and some of the rest first.
    const kinds = async (): Promise<readonly string[]> => {
      const audit = await processes[0].call("GET", `/v1/messages/${bodies[0]?.id}/events?after=0`, { token });
      return (audit.json.events as unknown as readonly { kind: string }[]).map(({ kind }) => kind);
    };
    await expect.poll(kinds).toEqual(["accepted"]);
  });

  it("purge what was recalled, also when one of them is killed meanwhile", async () => {
    const config = {
      ...(await newConfig({ database: { kind: "postgres", url: postgres.newDatabase() } })),
      limits: { purgeSeconds: 0.1, keepEndedDays: 0 },
    };
    const first = await start(config);
    const second = await start(config);
    const token = await enrol(first);
    const contents = path.join(config.dataFolder, "contents");
    const bodies = Array.from({ length: 24 }, () =>
      submissionOf({ expiresAt: soon(86_400), sealed: randomBytes(90_000).toString("base64") }),
    );
    for (const [index, body] of bodies.entries()) {
      const to = index % 2 === 0 ? first : second;
      const headers = { "idempotency-key": body.id };
      expect((await to.call("POST", "/v1/messages", { token, body, headers })).status).toBe(202);
    }
    expect((await readdir(contents)).length).toBe(24);
    await Promise.all(bodies.map(({ id }) => first.call("POST", `/v1/messages/${id}/recall`, { token })));
    await until(async () => (await readdir(contents)).length < 24);
    await kill(second.child);
    await until(async () => (await readdir(contents)).length === 0);
    for (const { id } of bodies)
      expect((await first.call("GET", `/v1/messages/${id}`, { token })).json.state).toBe("recalled");
  });
});
