import { proofText } from "../../shared/text/cli-proof.ts";
import { speaker } from "../../shared/text/language.ts";
import type { ExitCode } from "../exit-code.ts";
import { usageError } from "../policy/usage-error.ts";
import { terminalLanguage } from "../terminal.ts";

/** `sealpost proof`. */
export async function proof([command, ...args]: readonly string[]): Promise<ExitCode> {
  if (command !== "verify") return usageError(speaker(proofText, terminalLanguage())("unknown-command"));
  return (await import("../proof/verify-command.ts")).verify(args);
}
