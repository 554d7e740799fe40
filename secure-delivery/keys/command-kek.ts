import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { type Kek, KeystoreFault } from "./kek.ts";

/**
 * A program of the administrator's: called with `wrap` or `unwrap` at the end, base64 on its standard input and output, exit
 * code 0. `gpg`, `aws kms`, `pkcs11-tool` or a card reader fit behind ten lines of shell.
 */
export function commandKek([program = "", ...args]: readonly string[], timeoutMs: number): Kek {
  const call = (operation: "wrap" | "unwrap", input: Buffer): Promise<Buffer> =>
    run(program, [...args, operation], input, timeoutMs);
  return {
    wrap: (key) => call("wrap", key),
    unwrap: (wrapped) => call("unwrap", wrapped),
    // Which version it wraps with is the program's own business.
    renew: async () => async () => undefined,
  };
}

async function run(program: string, args: readonly string[], input: Buffer, timeoutMs: number): Promise<Buffer> {
  // In a group of its own, so that what it started ends with it.
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], detached: true });
  const late = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), timeoutMs);
  const code = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input.toString("base64"));
  const output = await text(child.stdout).catch(() => "");
  const ended = await code;
  clearTimeout(late);
  if (ended !== 0 || output.trim() === "") throw new KeystoreFault();
  return Buffer.from(output.trim(), "base64");
}
