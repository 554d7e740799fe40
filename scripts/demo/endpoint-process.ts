import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { DemoError } from "./demo-error.ts";

/** The endpoint as an organisation would run it: a process of its own, with a folder, a log and a relay. */
export interface EndpointProcess {
  readonly url: string;
  /** Enrols the senders. */
  readonly enrolmentCode: string;
  /** Never resolves; rejects when the endpoint ends though nobody stopped it. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

export interface EndpointOptions {
  readonly folder: string;
  readonly organisation: string;
  readonly smtpPort: number;
  /** Addresses, or `*@domain`. */
  readonly senders: readonly string[];
  /** How often the enrolment code works; once for each sender where this is left out. */
  readonly uses?: number;
}

const program = fileURLToPath(new URL("../../secure-delivery/main.ts", import.meta.url));
const startLimitMs = 20_000;

/** Writes `endpoint.json`, `endpoint.log` and `endpoint.pid` into the folder; data goes to `endpoint/`. */
export async function startEndpointProcess(options: EndpointOptions): Promise<EndpointProcess> {
  const { folder, organisation, smtpPort, senders, uses = senders.length } = options;
  const enrolmentCode = randomBytes(9).toString("base64url");
  const config: EndpointConfig = {
    organisation,
    dataFolder: "endpoint",
    relay: { host: "127.0.0.1", port: smtpPort, from: "no-reply@clinic.example" },
    enrolments: [{ code: enrolmentCode, addresses: [...senders], uses }],
  };
  await mkdir(path.join(folder, "endpoint"), { recursive: true });
  const file = path.join(folder, "endpoint.json");
  await writeFile(file, JSON.stringify(config, null, 2), { mode: 0o600 });

  const child = spawn(process.execPath, [program, file], { stdio: ["ignore", "pipe", "pipe"] });
  const killWithUs = (): void => void child.kill("SIGKILL");
  process.once("exit", killWithUs);
  await writeFile(path.join(folder, "endpoint.pid"), String(child.pid));
  const log = createWriteStream(path.join(folder, "endpoint.log"));
  child.stderr.pipe(log, { end: false });
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const died = new Promise<never>((_, reject) => {
    child.once("close", (code, signal) => {
      const how = signal === null ? `exit code ${code}` : signal;
      if (!stopping) reject(new DemoError(`The secure delivery endpoint ended by itself (${how}); see its log.`));
    });
  });
  died.catch(() => undefined); // Whoever waits for it hears of it; nobody has to.

  const listening = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.write(`${line}\n`);
      const url = listeningUrl(line);
      if (url !== null) resolve(url);
    });
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(late);
    process.off("exit", killWithUs);
    log.end();
  };
  try {
    return { url: await Promise.race([listening, died, tooLate()]), enrolmentCode, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listeningUrl(line: string): string | null {
  try {
    const { event, url } = JSON.parse(line);
    return event === "listening" ? String(url) : null;
  } catch {
    return null;
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new DemoError("The secure delivery endpoint did not start in time; see its log."));
    setTimeout(fail, startLimitMs).unref();
  });
}
