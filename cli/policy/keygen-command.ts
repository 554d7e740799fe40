import { open } from "node:fs/promises";
import { publicKeyOf } from "../../shared/core/policy/policy-jws.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { complain, print, printable } from "../terminal.ts";
import { writeKeyFile } from "./key-file.ts";
import { say } from "./say.ts";
import { usageError } from "./usage-error.ts";

/** `sealpost policy keygen`: the public key alone goes to stdout, for scripts. */
export async function keygen(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, { out: { type: "string" } });
  if (!parsed.ok) return usageError(parsed.problem);
  const file = parsed.values.out;
  if (file === undefined || parsed.positionals.length > 0) return usageError(say("no-out"));

  const secretKey = crypto.getRandomValues(new Uint8Array(32));
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(writeKeyFile(secretKey));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    complain(say(exists ? "exists" : "unwritable", { file: printable(file) }));
    return exitCode.failed;
  }
  complain(say("key-made", { file: printable(file) }));
  await print(`${publicKeyOf(secretKey)}\n`);
  return exitCode.clean;
}
