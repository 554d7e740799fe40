import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../cli/sealpost.ts", import.meta.url));
export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command as its users do; `input` is its stdin. */
export function sealpost(
  args: readonly string[],
  input: string | Uint8Array | Iterable<string> = "",
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const pieces = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, LANG: "en_US.UTF-8", ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") });
    });
    // The child may end before it has read everything.
    pipeline(Readable.from(pieces), child.stdin).catch(() => {});
  });
}

/** Drafts as lines of JSON. */
export function jsonLines(...drafts: readonly unknown[]): string {
  return drafts.map((draft) => `${JSON.stringify(draft)}\n`).join("");
}
