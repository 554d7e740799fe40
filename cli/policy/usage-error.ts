import { inspectText } from "../../shared/text/inspect.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { complain, terminalLanguage } from "../terminal.ts";

/** Says what is wrong with how the command was called. */
export function usageError(problem: string): ExitCode {
  complain(speaker(inspectText, terminalLanguage())("usage", { problem }));
  return exitCode.failed;
}
