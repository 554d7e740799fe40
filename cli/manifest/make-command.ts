import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print, printable } from "../terminal.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkUnified } from "./check-unified.ts";
import { builtHandler, iconIsOurs } from "./local-build.ts";
import { addressOf, makeManifests } from "./make-manifests.ts";
import { manifestFacts } from "./manifest-facts.ts";
import { readOrNull } from "./read-or-null.ts";
import { say } from "./say.ts";
import { readWishes } from "./wishes.ts";

/** `sealpost manifest`: everything that an organisation's deployment needs, checked before it is written. */
export async function make(args: readonly string[]): Promise<ExitCode> {
  const read = readWishes(args);
  if (!read.ok) return usageError(read.problem);
  const { wishes, out } = read;
  const { id, files } = await makeManifests(wishes);
  const host = addressOf(wishes.host);

  const before = await readOrNull(path.join(out, "manifest.xml"));
  const old = before === null ? null : manifestFacts(before)?.id;
  if (old !== null && old !== undefined && old.toLowerCase() !== id) {
    complain(say("other-id", { file: printable(path.join(out, "manifest.xml")), old: printable(old), id }));
    return exitCode.failed;
  }
  const handler = builtHandler();
  if (handler === null) complain(say("not-built"));
  const problems = [
    ...checkManifest(`${files["manifest.xml"]}`, { handler, hasIcon: (url) => iconIsOurs(url, host) }),
    ...checkUnified(`${files["unified/manifest.json"]}`, handler),
  ];
  for (const { code, where, values } of problems) complain(printable(say(code, { where, ...values })));
  if (problems.length > 0) return exitCode.found;

  for (const [name, content] of Object.entries(files)) {
    if (!(await written(path.join(out, name), content))) return exitCode.failed;
  }
  await print(`${say("made", { files: Object.keys(files).length, out: printable(out), id })}\n`);
  if (wishes.host.pathname !== "/") complain(say("made-root", { origin: wishes.host.origin }));
  if (wishes.mode === "softblock") complain(say("made-soft"));
  return exitCode.clean;
}

async function written(file: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return true;
  } catch {
    complain(say("unwritable", { file: printable(file) }));
    return false;
  }
}
