import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPostgres, startPostgres } from "../../scripts/local-postgres.ts";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { codeIn, type MailSink, startMailSink } from "../support/mail-sink.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, type Called, caller, enrolmentCode, maria, submissionOf } from "./clinic.ts";

/** The commands of docs/endpoint.md as they stand there, with our own folders and databases for those of the example. */
const [backUp, restore, restoreKeys, backUpPostgres, restorePostgres, restoreKeysPostgres] = await documented();

async function documented(): Promise<readonly string[]> {
  const text = await readFile("docs/endpoint.md", "utf8");
  const chapter = /## Backup and restore\n([\s\S]*?)\n## /.exec(text)?.[1] ?? "";
  return chapter.match(/(?:^ {4}.*\n)+/gm) ?? [];
}

let temp: TempFolder;
let mail: MailSink;
let running: RunningEndpoint | null = null;
beforeEach(async () => {
  temp = await tempFolder();
  mail = await startMailSink();
  for (const folder of ["backup", "backup-keys"]) await mkdir(path.join(temp.path, folder));
  await writeFile(path.join(temp.path, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
});
afterEach(async () => {
  await running?.stop();
  await mail.stop();
  await temp.remove();
});

async function run(commands: string | undefined, names: Readonly<Record<string, string>>): Promise<void> {
  if (commands === undefined) throw new Error("docs/endpoint.md says no such command");
  const ours = Object.entries(names).reduce((text, [example, own]) => text.replaceAll(example, own), commands);
  const PATH = [path.dirname(process.execPath), path.dirname(findPostgres("pg_dump") ?? ""), process.env.PATH].join(
    ":",
  );
  await promisify(execFile)("bash", ["-euc", ours], { env: { ...process.env, PATH } });
}

/** One endpoint after another on the same data. */
function clinicOn(changes: Partial<EndpointConfig>) {
  const config: EndpointConfig = {
    organisation: "Riverside Clinic",
    dataFolder: path.join(temp.path, "data"),
    portalFolder: temp.path,
    relay: { host: "127.0.0.1", port: mail.port, from: "no-reply@riverside.example" },
    enrolments: [{ code: enrolmentCode, addresses: ["*@riverside.example"], uses: 50 }],
    limits: { messagesPerMinute: 100_000 },
    ...changes,
  };
  let token = "";
  const call = (...args: Parameters<ReturnType<typeof caller>>): Promise<Called> => caller(running?.url ?? "")(...args);
  return {
    call: (method: string, place: string) => call(method, place, { token }),
    async start() {
      running = await startEndpoint(config, { log: new PassThrough().resume() });
      if (token !== "") return;
      const enrolled = await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address: alice } });
      token = String(enrolled.json.token);
    },
    async stop() {
      await running?.stop();
      running = null;
    },
    async stored(bytes = 900): Promise<Submission> {
      const submission = submissionOf({
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        sealed: randomBytes(bytes).toString("base64"),
      });
      const headers = { "idempotency-key": submission.id };
      expect((await call("POST", "/v1/messages", { token, body: submission, headers })).status).toBe(202);
      return submission;
    },
    async picked({ id }: Submission): Promise<{ readonly opened: Called; readonly sealed: string }> {
      await call("POST", `/p/${id}/challenge`, { body: { address: maria } });
      const opened = await call("POST", `/p/${id}/open`, { body: { address: maria, code: codeIn(await mail.next()) } });
      const headers = { authorization: `Bearer ${opened.json.ticket}` };
      const content = await fetch(`${running?.url}/p/${id}/content`, { headers });
      return { opened, sealed: Buffer.from(await content.arrayBuffer()).toString("base64") };
    },
  };
}

interface Kind {
  readonly changes: Partial<EndpointConfig>;
  readonly names: Readonly<Record<string, string>>;
  readonly backUp: string | undefined;
  readonly restore: string | undefined;
  readonly restoreKeys: string | undefined;
  stop(): Promise<void>;
}

const kinds: readonly (readonly [string, () => Promise<Kind>])[] = [
  [
    "SQLite",
    async () => ({
      changes: {},
      names: {
        "/var/lib/sealpost": path.join(temp.path, "data"),
        "/backup": path.join(temp.path, "backup"),
      },
      backUp,
      restore,
      restoreKeys,
      stop: async () => undefined,
    }),
  ],
  [
    "PostgreSQL",
    async () => {
      const postgres = await startPostgres();
      const [messages, keystore] = [postgres.newDatabase(), postgres.newDatabase()];
      return {
        changes: {
          storage: { database: { kind: "postgres", url: messages } },
          keys: { folder: path.join(temp.path, "keys"), database: { kind: "postgres", url: keystore } },
        },
        names: {
          "/etc/sealpost/keys": path.join(temp.path, "keys"),
          "/backup": path.join(temp.path, "backup"),
          "postgres://sealpost@db/messages": messages,
          "postgres://sealpost@keys/keystore": keystore,
        },
        backUp: backUpPostgres,
        restore: restorePostgres,
        restoreKeys: restoreKeysPostgres,
        stop: postgres.stop,
      };
    },
  ],
];

describe("a backup made by the commands in docs/endpoint.md", () => {
  it.each(kinds)(
    "of %s while messages come, restored, has what was there, and opens nothing that was recalled since",
    async (_, open) => {
      const kind = await open();
      try {
        const clinic = clinicOn(kind.changes);
        await clinic.start();
        const [small, large, recalled] = [await clinic.stored(), await clinic.stored(200_000), await clinic.stored()];
        const made = run(kind.backUp, kind.names);
        let isDone = false;
        const done = made.finally(() => (isDone = true));
        while (!isDone) await clinic.stored();
        await done;
        const later = await clinic.stored();
        expect((await clinic.call("POST", `/v1/messages/${recalled.id}/recall`)).status).toBe(200);
        await clinic.stop();

        await run(kind.restore, kind.names);
        await clinic.start();
        for (const submission of [small, large]) {
          const { opened, sealed } = await clinic.picked(submission);
          expect(opened.json.serverShare).toBe(submission.serverShare);
          expect(sealed).toBe(submission.sealed);
        }
        expect((await clinic.picked(recalled)).opened).toMatchObject({
          status: 410,
          json: { code: "message-recalled" },
        });
        expect((await clinic.call("GET", `/v1/messages/${later.id}`)).status).toBe(404);
        await clinic.stored();
        await clinic.stop();

        // Everything is lost, the keys too.
        if (kind.changes.keys === undefined) await rm(path.join(temp.path, "data"), { recursive: true });
        else await rm(path.join(temp.path, "keys"), { recursive: true });
        await mkdir(path.join(temp.path, kind.changes.keys === undefined ? "data" : "keys"), { mode: 0o700 });
        await run(kind.restore, kind.names);
        await run(kind.restoreKeys, kind.names);
        await clinic.start();
        expect((await clinic.picked(small)).opened.json.serverShare).toBe(small.serverShare);
        await clinic.stored();
        await clinic.stop();
      } finally {
        await kind.stop();
      }
    },
  );
});
