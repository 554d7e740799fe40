import { lintText } from "../../shared/text/cli-lint.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode, worse } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { print, printable, terminalLanguage } from "../terminal.ts";
import { lintPolicy, type PlacedProblem } from "./lint/lint-policy.ts";
import { readText } from "./read-text.ts";
import { say } from "./say.ts";
import { usageError } from "./usage-error.ts";

const options = { json: { type: "boolean", default: false }, strict: { type: "boolean", default: false } } as const;

/** `sealpost policy lint`. Exit 1 for errors, with `--strict` for warnings too. */
export async function lint(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values, positionals: files } = parsed;
  if (files.length === 0) return usageError(say("no-files"));

  let code: ExitCode = exitCode.clean;
  const found: { file: string; problem: PlacedProblem }[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (text === null) {
      code = worse(code, "failed");
      continue;
    }
    const problems = await lintPolicy(text, Date.now());
    found.push(...problems.map((problem) => ({ file, problem })));
    if (problems.some(({ severity }) => values.strict || severity === "error")) code = worse(code, "found");
  }
  await print(values.json ? jsonReport(found) : report(found, files.length));
  return code;
}

type Found = readonly { readonly file: string; readonly problem: PlacedProblem }[];

/** One line a problem, in the form that editors and CI jump to. */
export function problemLine(file: string, { line, column, severity, code, message, values }: PlacedProblem): string {
  const text = speaker(lintText, terminalLanguage())(message, values);
  return printable(`${file}:${line}:${column}: ${say(`severity-${severity}`)} ${code}: ${text}`);
}

function report(found: Found, files: number): string {
  const errors = found.filter(({ problem }) => problem.severity === "error").length;
  const lines = found.map(({ file, problem }) => problemLine(file, problem));
  return [...lines, say("lint-total", { files, errors, warnings: found.length - errors }), ""].join("\n");
}

function jsonReport(found: Found): string {
  const speak = speaker(lintText, terminalLanguage());
  const problems = found.map(({ file, problem: { line, column, severity, code, message, values, path } }) => ({
    file,
    line,
    column,
    severity,
    code,
    path: path.join("."),
    message: speak(message, values),
  }));
  return `${JSON.stringify({ problems }, null, 2)}\n`;
}
