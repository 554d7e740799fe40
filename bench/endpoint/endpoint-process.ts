import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const main = path.resolve(import.meta.dirname, "../../secure-delivery/main.ts");
const code = "for-the-benchmark";
export const sender = "bench@clinic.example";

/** The endpoint as an administrator runs it: a process of its own, its log thrown away. */
export interface EndpointProcess {
  readonly port: number;
  readonly pid: number;
  enrol(): Promise<string>;
  stop(): Promise<void>;
}

export interface BenchFolder {
  readonly path: string;
  readonly data: string;
  remove(): void;
}

export function benchFolder(): BenchFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "sealpost-bench-"));
  mkdirSync(path.join(folder, "portal"));
  writeFileSync(path.join(folder, "portal/pickup.html"), "<!DOCTYPE html>");
  return {
    path: folder,
    data: path.join(folder, "data"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function configOf(folder: BenchFolder, changes: object = {}): object {
  return {
    organisation: "Benchmark",
    dataFolder: folder.data,
    portalFolder: path.join(folder.path, "portal"),
    relay: { host: "127.0.0.1", port: 9, from: "no-reply@clinic.example" },
    enrolments: [{ code, addresses: ["*@clinic.example"], uses: 1_000 }],
    limits: {
      messagesPerMinute: 100_000_000,
      piecesPerMinute: 100_000_000,
      pickupsPerMinute: 100_000_000,
      waitingBytes: 2 ** 31 - 1,
    },
    ...changes,
  };
}

export async function startEndpoint(
  folder: BenchFolder,
  config: object = configOf(folder),
  env: NodeJS.ProcessEnv = {},
): Promise<EndpointProcess> {
  const file = path.join(folder.path, `endpoint-${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(file, JSON.stringify(config));
  const child = spawn(process.execPath, [main, file], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const port = await portOf(child);
  return {
    port,
    pid: child.pid ?? 0,
    async enrol() {
      const response = await fetch(`http://127.0.0.1:${port}/v1/enrolments`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code, address: sender }),
      });
      return ((await response.json()) as { token: string }).token;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What the process took at most, in MB. */
export function peakMemoryMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1_024;
}

export function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1_024;
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error("the endpoint has no output");
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    const { event, url } = JSON.parse(line) as { event: string; url: string };
    if (event !== "listening") continue;
    child.stdout.resume();
    return Number(new URL(url).port);
  }
  throw new Error("the endpoint did not start");
}
