import type { ExitCode } from "../exit-code.ts";

/** `sealpost manifest`: makes the manifests for an organisation; `manifest check` looks at those that are there. */
export async function manifest(args: readonly string[]): Promise<ExitCode> {
  if (args[0] === "check") return (await import("../manifest/check-command.ts")).check(args.slice(1));
  return (await import("../manifest/make-command.ts")).make(args);
}
