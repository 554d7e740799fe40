import { registerText } from "../../shared/text/cli-register.ts";
import { speaker } from "../../shared/text/language.ts";
import type { ExitCode } from "../exit-code.ts";
import { usageError } from "../policy/usage-error.ts";
import { terminalLanguage } from "../terminal.ts";

/** `sealpost register`: what patients asked for, by the policy's terms. */
export async function register([command, ...args]: readonly string[]): Promise<ExitCode> {
  switch (command) {
    case "enrol":
      return (await import("../register/enrol-command.ts")).enrol(args);
    case "record":
      return (await import("../register/record-command.ts")).record(args);
    case "list":
    case "revoke":
      return (await import("../register/entries-command.ts")).entries(command, args);
    default:
      return usageError(speaker(registerText, terminalLanguage())("unknown-command"));
  }
}
