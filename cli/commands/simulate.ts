import { simulateText } from "../../shared/text/cli-simulate.ts";
import { inspectText } from "../../shared/text/inspect.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type Judge, judgeOf } from "../judge-mail.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { readPolicyFile } from "../policy-file.ts";
import { joinBlobsAtOnce } from "../simulate/joined-blob.ts";
import { runProgress } from "../simulate/progress.ts";
import { simulateChange } from "../simulate/simulate-change.ts";
import { simulateOne } from "../simulate/simulate-one.ts";
import type { SimulateStyle } from "../simulate/simulate-style.ts";
import { complain, printable, terminalLanguage } from "../terminal.ts";

const options = {
  policy: { type: "string" },
  json: { type: "boolean", default: false },
  csv: { type: "string" },
  paths: { type: "boolean", default: false },
  "first-time": { type: "boolean", default: false },
  progress: { type: "boolean", default: false },
} as const;

const language = terminalLanguage();
const say = speaker(simulateText, language);

/** `sealpost simulate`: what a policy would make of mails that were sent. */
export async function simulate(args: readonly string[]): Promise<ExitCode> {
  const compared = takeCompare(args);
  if (compared === null) return usageError(say("compare-two"));
  const parsed = readOptions(compared.rest, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values, positionals } = parsed;
  if (compared.files.length > 0 && (values.policy !== undefined || values.csv !== undefined)) {
    return usageError(say("compare-alone"));
  }
  const files = compared.files.length > 0 ? compared.files : values.policy === undefined ? [] : [values.policy];
  if (files.length === 0) return usageError(say("no-policy"));
  if (positionals.length === 0) return usageError(say("no-paths"));

  const today = new Date().toISOString().slice(0, 10);
  const judges: Judge[] = [];
  for (const file of files) {
    const reading = await readPolicyFile(file);
    if (!reading.ok) return policyError(file, reading);
    judges.push(judgeOf(reading.policy, today));
  }
  const style: SimulateStyle = {
    json: values.json,
    withPaths: values.paths,
    firstTime: values["first-time"],
    language,
    width: Math.min(process.stdout.columns ?? 110, 140),
    progress: runProgress(process.stderr, values.progress || process.stderr.isTTY, language),
  };
  joinBlobsAtOnce();
  const [first, second] = judges;
  if (first === undefined) return usageError(say("no-policy"));
  return second === undefined
    ? simulateOne(positionals, first, values.csv, style)
    : simulateChange(positionals, first, second, style);
}

/** `--compare OLD NEW`, wherever it stands: the option parser knows no option with two values. */
function takeCompare(args: readonly string[]): { readonly files: string[]; readonly rest: string[] } | null {
  const at = args.indexOf("--compare");
  if (at === -1) return { files: [], rest: [...args] };
  const files = args.slice(at + 1, at + 3);
  if (files.length < 2 || files.some((file) => file.startsWith("-"))) return null;
  return { files, rest: [...args.slice(0, at), ...args.slice(at + 3)] };
}

function policyError(
  file: string,
  reading: Extract<Awaited<ReturnType<typeof readPolicyFile>>, { ok: false }>,
): ExitCode {
  const inspect = speaker(inspectText, language);
  if (reading.problem === "unreadable") complain(inspect("policy-unreadable", { file: printable(file) }));
  else {
    complain(inspect("policy-invalid", { file: printable(file) }));
    for (const one of reading.problems) complain(`  ${printable(one)}`);
  }
  return exitCode.failed;
}
