import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { EndpointConfig } from "../../../secure-delivery/config.ts";
import { type MailSink, startMailSink } from "../../support/mail-sink.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { alice, type Clinic, caller, enrolmentCode } from "../clinic.ts";

/** The endpoint as it ships, in a process that can be made to die at any change of a file, again and again on one folder. */
export interface CrashingClinic {
  readonly folder: string;
  readonly mail: MailSink;
  readonly token: string;
  /** Starts it anew if it died. */
  call: Clinic["call"];
  url(): string;
  /** From now on it dies at the nth change. */
  arm(at: number): Promise<void>;
  hasDied(): boolean;
  /** Starts it anew, whether it died or not, without any harm to come. Gives whether it had died. */
  heal(): Promise<boolean>;
  /** From now on no file takes another byte, or takes them again. */
  fillDisk(isFull: boolean): Promise<void>;
  /** From now on syncs fail (EIO): every one, or those that `which` names (crash-at.c). Null: they work again. */
  failSyncs(which: "every" | FailingSync | null): Promise<void>;
  stop(): Promise<void>;
}

/** The end of a file's name, and whether the handle that it is synced through only reads (ours) or writes (SQLite's). */
export type FailingSync = `${string} ${"r" | "w"}`;

const main = path.resolve(import.meta.dirname, "../../../secure-delivery/main.ts");

/** `countsSends`: words to a mail host and answers count besides changes of files. */
export async function openCrashingClinic(
  changes: Partial<EndpointConfig> = {},
  countsSends = false,
): Promise<CrashingClinic> {
  const temp = await tempFolder();
  const mail = await startMailSink();
  const library = path.join(temp.path, "crash-at.so");
  const source = path.join(import.meta.dirname, "crash-at.c");
  const { status, stderr } = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  if (status !== 0) throw new Error(`cc failed: ${stderr}`);
  await writeFile(path.join(temp.path, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
  const full = path.join(temp.path, "full");
  const crashAt = path.join(temp.path, "crash-at");
  const unsynced = path.join(temp.path, "unsynced");
  const file = path.join(temp.path, "endpoint.json");
  const config = {
    organisation: "Riverside Clinic",
    dataFolder: "data",
    portalFolder: ".",
    relay: { host: "127.0.0.1", port: mail.port, from: "no-reply@riverside.example" },
    enrolments: [{ code: enrolmentCode, addresses: ["*@riverside.example"], uses: 50 }],
    limits: { purgeSeconds: 0.2, keepEndedDays: 0, messagesPerMinute: 100_000, pickupsPerMinute: 100_000 },
    ...changes,
  };
  await writeFile(file, JSON.stringify(config));
  await warmUp();
  let running = await start();

  /** A start in order writes down what it compiled, for the hundreds after it. */
  async function warmUp(): Promise<void> {
    const { child } = await start();
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  async function start(): Promise<{ child: ChildProcess; url: string }> {
    const child = spawn(process.execPath, [main, file], {
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: path.join(temp.path, "compiled"),
        LD_PRELOAD: library,
        CRASH_AT: crashAt,
        ...(countsSends ? { CRASH_COUNTS_SENDS: "1" } : {}),
        DISK_FULL_WHEN: full,
        SYNC_FAILS_WHEN: unsynced,
      },
    });
    if (child.stdout === null) throw new Error("no output");
    for await (const line of createInterface(child.stdout)) {
      const { event, url } = JSON.parse(line) as { event: string; url: string };
      if (event !== "listening") continue;
      child.stdout.resume();
      return { child, url };
    }
    throw new Error("the endpoint did not start after a crash");
  }
  async function end(): Promise<boolean> {
    const { child } = running;
    const ended = child.signalCode === null ? once(child, "exit") : Promise.resolve();
    // Of a death that has just happened we hear in a moment; whoever is alive then is killed by us.
    const alive = new Promise<"alive">((resolve) => setTimeout(resolve, 150, "alive"));
    if ((await Promise.race([ended, alive])) !== "alive") return true;
    child.kill("SIGKILL");
    await ended;
    return false;
  }
  const call: Clinic["call"] = (...args) => caller(running.url)(...args);
  const enrolled = await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address: alice } });
  return {
    folder: path.join(temp.path, "data"),
    mail,
    token: String(enrolled.json.token),
    call,
    url: () => running.url,
    async arm(at) {
      if (running.child.signalCode !== null) running = await start();
      await writeFile(crashAt, String(at));
      running.child.kill("SIGUSR2");
    },
    hasDied: () => running.child.signalCode !== null,
    async heal() {
      const died = await end();
      running = await start();
      return died;
    },
    fillDisk: (isFull) => (isFull ? writeFile(full, "") : rm(full, { force: true })),
    async failSyncs(which) {
      if (which === null) return rm(unsynced, { force: true });
      await writeFile(`${unsynced}.new`, which === "every" ? "" : which);
      await rename(`${unsynced}.new`, unsynced);
    },
    async stop() {
      await end();
      await mail.stop();
      await temp.remove();
    },
  };
}
