import type { Outcome } from "./exit-code.ts";
import { foundSomething, type Inspection, type Inspector, inspectMail } from "./inspect-mail.ts";
import type { InputProblem, Mail } from "./mail.ts";
import { readMailFile } from "./mail-file.ts";

/** What became of one file. */
export type FileResult =
  | { readonly ok: true; readonly file: string; readonly mail: Mail; readonly inspection: Inspection }
  | { readonly ok: false; readonly file: string; readonly problem: InputProblem };

/** Inspects one file after the other; a file that cannot be read does not stop the next. */
export async function* inspectFiles(files: readonly string[], inspector: Inspector): AsyncGenerator<FileResult> {
  for (const file of files) {
    const reading = await readMailFile(file);
    if (!reading.ok) {
      yield { ok: false, file, problem: reading.problem };
      continue;
    }
    try {
      yield { ok: true, file, mail: reading.mail, inspection: await inspectMail(reading.mail, inspector) };
    } catch {
      yield { ok: false, file, problem: "inspection-failed" };
    }
  }
}

export function outcomeOf(result: FileResult): Outcome {
  if (!result.ok) return "failed";
  return foundSomething(result.inspection) ? "found" : "clean";
}
