import { rename, rm, stat, writeFile } from "node:fs/promises";
import { policySchema } from "../../shared/core/policy/policy.ts";
import { signPolicy } from "../../shared/core/policy/policy-jws.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { complain, print, printable } from "../terminal.ts";
import { readSecretKey } from "./key-file.ts";
import { lintPolicy } from "./lint/lint-policy.ts";
import { problemLine } from "./lint-command.ts";
import { readText } from "./read-text.ts";
import { say } from "./say.ts";
import { usageError } from "./usage-error.ts";

const options = { key: { type: "string" }, out: { type: "string" } } as const;

/** `sealpost policy sign`. A document with errors is not signed: it would bring the strictest default everywhere. */
export async function sign(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return usageError(say("one-file"));
  if (values.key === undefined) return usageError(say("no-key"));

  const secretKey = await secretKeyIn(values.key);
  const text = secretKey === null ? null : await readText(file);
  if (secretKey === null || text === null) return exitCode.failed;
  const problems = await lintPolicy(text, Date.now());
  for (const problem of problems) complain(problemLine(file, problem));
  if (problems.some(({ severity }) => severity === "error")) {
    complain(say("lint-first", { file: printable(file) }));
    return exitCode.found;
  }
  const signed = `${signPolicy(text, secretKey)}\n`;
  if (values.out === undefined) await print(signed);
  else if (!(await replaceFile(values.out, signed))) return exitCode.failed;
  const { version, expires = "never" } = policySchema.parse(JSON.parse(text));
  complain(say("signed", { version, expires }));
  return exitCode.clean;
}

async function secretKeyIn(file: string): Promise<Uint8Array | null> {
  const text = await readText(file);
  if (text === null) return null;
  const key = readSecretKey(text);
  if (key === null) complain(say("not-a-secret-key", { file: printable(file) }));
  const { mode } = await stat(file);
  if (key !== null && process.platform !== "win32" && (mode & 0o077) !== 0) {
    complain(say("open-secret-key", { file: printable(file) }));
  }
  return key;
}

/** The old document stays until the new one is whole: clients may be reading it. */
async function replaceFile(file: string, content: string): Promise<boolean> {
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, content, { flag: "wx" });
    await rename(beside, file);
    return true;
  } catch {
    await rm(beside, { force: true });
    complain(say("unwritable", { file: printable(file) }));
    return false;
  }
}
