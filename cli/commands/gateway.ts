import { gatewayText } from "../../shared/text/cli-gateway.ts";
import { speaker } from "../../shared/text/language.ts";
import type { ExitCode } from "../exit-code.ts";
import { usageError } from "../policy/usage-error.ts";
import { terminalLanguage } from "../terminal.ts";

/** `sealpost gateway`. */
export async function gateway([command, ...args]: readonly string[]): Promise<ExitCode> {
  if (command !== "test") return usageError(speaker(gatewayText, terminalLanguage())("unknown-command"));
  return (await import("../gateway/test-command.ts")).test(args);
}
