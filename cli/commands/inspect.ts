import { parseArgs } from "node:util";
import { detectors } from "../../shared/core/detection/detectors.ts";
import { inspectText } from "../../shared/text/inspect.ts";
import { type Say, speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode, worse } from "../exit-code.ts";
import { type FileResult, inspectFiles, outcomeOf } from "../inspect-files.ts";
import { inspectLines } from "../inspect-lines.ts";
import type { Inspector } from "../inspect-mail.ts";
import { judgeOf } from "../judge-mail.ts";
import { type PolicyReading, readPolicyFile } from "../policy-file.ts";
import { type Progress, progressOn } from "../progress.ts";
import { inspectionReport } from "../report.ts";
import { detailsJson, inspectionJson } from "../report-json.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";

const options = {
  policy: { type: "string" },
  json: { type: "boolean", default: false },
  jsonl: { type: "boolean", default: false },
  details: { type: "boolean", default: false },
  show: { type: "boolean", default: false },
  progress: { type: "boolean", default: false },
} as const;

const language = terminalLanguage();
const say: Say<keyof (typeof inspectText)["en"]> = speaker(inspectText, language);

/** `sealpost inspect`. */
export async function inspect(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args);
  if ("problem" in parsed) return usageError(parsed.problem);
  const { values, positionals } = parsed;
  if (values.jsonl && (positionals.length > 0 || values.json || values.show)) return usageError(say("jsonl-alone"));
  if (values.details && !values.jsonl) return usageError(say("details-with-jsonl"));
  if (!values.jsonl && positionals.length === 0) return usageError(say("no-files"));

  const reading = await readPolicyFile(values.policy);
  if (!reading.ok) return policyError(values.policy ?? "", reading);
  if (reading.source === "strictest-default") complain(say("no-policy"));
  const inspector: Inspector = {
    detectors,
    ...judgeOf(reading.policy, new Date().toISOString().slice(0, 10)),
  };
  const watched = values.progress || (process.stderr.isTTY && (values.jsonl || positionals.length > 20));
  const progress = progressOn(process.stderr, watched, language);

  if (values.jsonl) {
    const code = await inspectLines(process.stdin, inspector, print, progress, values);
    progress.done();
    return code;
  }
  return values.json
    ? printJson(positionals, inspector, reading, progress)
    : printTables(positionals, inspector, values.show, progress);
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message.split(". ")[0] : error}.` };
  }
}

async function printTables(
  files: readonly string[],
  inspector: Inspector,
  show: boolean,
  progress: Progress,
): Promise<ExitCode> {
  const style = { language, policy: inspector.policy, show, width: Math.min(process.stdout.columns ?? 110, 140) };
  let code: ExitCode = exitCode.clean;
  for await (const result of inspectFiles(files, inspector)) {
    if (result.ok) await print(inspectionReport(result.file, result.mail, result.inspection, style));
    else complain(`${printable(result.file)}: ${say(result.problem)}`);
    progress.step(outcomeOf(result));
    code = worse(code, outcomeOf(result));
  }
  const { done, found, failed } = progress.done();
  if (files.length > 1) await print(`${say("total", { files: done, found, failed })}\n`);
  return code;
}

async function printJson(
  files: readonly string[],
  inspector: Inspector,
  { policy, source }: Extract<PolicyReading, { ok: true }>,
  progress: Progress,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  const results: object[] = [];
  for await (const result of inspectFiles(files, inspector)) {
    results.push(resultJson(result));
    progress.step(outcomeOf(result));
    code = worse(code, outcomeOf(result));
  }
  progress.done();
  await print(`${JSON.stringify({ policy: { source, version: policy.version }, results }, null, 2)}\n`);
  return code;
}

function resultJson(result: FileResult): object {
  if (!result.ok) return { file: result.file, error: result.problem };
  return { file: result.file, ...inspectionJson(result.inspection), ...detailsJson(result.inspection) };
}

function usageError(problem: string): ExitCode {
  complain(say("usage", { problem }));
  return exitCode.failed;
}

function policyError(file: string, reading: Extract<PolicyReading, { ok: false }>): ExitCode {
  if (reading.problem === "unreadable") complain(say("policy-unreadable", { file: printable(file) }));
  else
    complain(
      [say("policy-invalid", { file: printable(file) }), ...reading.problems.map((one) => `  ${one}`)].join("\n"),
    );
  return exitCode.failed;
}
