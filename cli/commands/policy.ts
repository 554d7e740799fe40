import type { ExitCode } from "../exit-code.ts";
import { say } from "../policy/say.ts";
import { usageError } from "../policy/usage-error.ts";

/** `sealpost policy`: only what is asked for is loaded. */
export async function policy([command, ...args]: readonly string[]): Promise<ExitCode> {
  switch (command) {
    case "lint":
      return (await import("../policy/lint-command.ts")).lint(args);
    case "explain":
      return (await import("../policy/explain-command.ts")).explain(args);
    case "keygen":
      return (await import("../policy/keygen-command.ts")).keygen(args);
    case "sign":
      return (await import("../policy/sign-command.ts")).sign(args);
    case "verify":
      return (await import("../policy/verify-command.ts")).verify(args);
    default:
      return usageError(say("unknown-command"));
  }
}
