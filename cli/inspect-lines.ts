import { type ExitCode, exitCode, type Outcome, worse } from "./exit-code.ts";
import { foundSomething, type Inspector, inspectMail } from "./inspect-mail.ts";
import { readJsonDraft } from "./json-draft.ts";
import { linesOf } from "./json-lines.ts";
import type { InputProblem } from "./mail.ts";
import type { Progress } from "./progress.ts";
import { detailsJson, inspectionJson } from "./report-json.ts";

/** Longest line that is read, in bytes: a 5 MB body fits however its JSON is escaped. */
const maxLineBytes = 64 * 1024 * 1024;

/**
 * Answers every draft line with one line, in order, holding one draft at a time. Blank lines are no drafts.
 * A line that cannot be read is answered with its error and the run goes on.
 */
export async function inspectLines(
  input: AsyncIterable<Uint8Array>,
  inspector: Inspector,
  print: (line: string) => Promise<void>,
  progress: Progress,
  { details }: { readonly details: boolean },
): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  for await (const { bytes } of linesOf(input, maxLineBytes)) {
    if (bytes !== null && isBlank(bytes)) continue;
    const { answer, outcome } = await answerLine(bytes, inspector, details);
    await print(`${JSON.stringify(answer)}\n`);
    progress.step(outcome);
    code = worse(code, outcome);
  }
  return code;
}

interface Answer {
  readonly answer: object;
  readonly outcome: Outcome;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

async function answerLine(bytes: Uint8Array | null, inspector: Inspector, details: boolean): Promise<Answer> {
  if (bytes === null) return failed({}, "too-large");
  let line: string;
  try {
    line = decoder.decode(bytes);
  } catch {
    return failed({}, "not-utf-8");
  }
  const { reading, ...id } = readJsonDraft(line);
  if (!reading.ok) return failed(id, reading.problem, reading.detail);
  try {
    const inspection = await inspectMail(reading.mail, inspector);
    const outcome = foundSomething(inspection) ? "found" : "clean";
    const more = details ? detailsJson(inspection) : {};
    return { answer: { ...id, ...inspectionJson(inspection), ...more }, outcome };
  } catch {
    return failed(id, "inspection-failed");
  }
}

function failed(id: object, problem: InputProblem, detail?: string): Answer {
  return { answer: { ...id, error: detail === undefined ? problem : `${problem}: ${detail}` }, outcome: "failed" };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
