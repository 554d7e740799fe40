import { type ExitCode, exitCode, worse } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print, printable } from "../terminal.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkUnified } from "./check-unified.ts";
import { builtHandler } from "./local-build.ts";
import type { ManifestProblem } from "./problem.ts";
import { readOrNull } from "./read-or-null.ts";
import { say } from "./say.ts";

/** `sealpost manifest check`: manifests of both kinds; offline. */
export async function check(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, { json: { type: "boolean", default: false } });
  if (!parsed.ok) return usageError(parsed.problem);
  if (parsed.positionals.length === 0) return usageError(say("no-files"));
  const handler = builtHandler();
  if (handler === null) complain(say("not-built"));
  let code: ExitCode = exitCode.clean;
  const found: ({ readonly file: string } & ManifestProblem)[] = [];
  for (const file of parsed.positionals) {
    const text = await readOrNull(file);
    if (text === null) {
      complain(say("unreadable", { file: printable(file) }));
      code = worse(code, "failed");
      continue;
    }
    const problems = file.endsWith(".json")
      ? checkUnified(text, handler)
      : checkManifest(text, { handler, hasIcon: null });
    if (problems.length > 0) code = worse(code, "found");
    found.push(...problems.map((problem) => ({ file, ...problem })));
    if (!parsed.values.json) await print(`${report(file, problems)}\n`);
  }
  if (parsed.values.json) await print(`${JSON.stringify(found, null, 2)}\n`);
  return code;
}

function report(file: string, problems: readonly ManifestProblem[]): string {
  if (problems.length === 0) return say("checked", { file: printable(file) });
  return problems
    .map(({ code, where, values }) => printable(`${file}: ${code}: ${say(code, { where, ...values })}`))
    .join("\n");
}
