import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { endpointText } from "../../shared/text/endpoint.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { complain, terminalLanguage } from "../terminal.ts";

const program = path.resolve(import.meta.dirname, "../../secure-delivery/main.ts");

/**
 * `sealpost endpoint --config FILE`: runs the endpoint until it is told to stop. In a process of its own, as it deploys
 * apart from the CLI; what this one is told, that one is told.
 */
export async function endpoint(args: readonly string[]): Promise<ExitCode> {
  const say = speaker(endpointText, terminalLanguage());
  const read = readOptions(args, { config: { type: "string" } });
  const problem = read.ok ? null : read.problem;
  const file = read.ok ? (read.values.config ?? read.positionals[0]) : undefined;
  if (problem !== null || file === undefined) {
    complain(say("usage", { problem: problem ?? say("no-config") }));
    return exitCode.failed;
  }
  const child = spawn(process.execPath, [program, file], {
    // The channel tells nothing but that we are still here: when we are killed, the endpoint stops in order.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // A terminal tells both of us at once; the endpoint takes its time, and a second word to it would mean "now".
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = (await once(child, "exit")) as [number | null];
  return code === 0 ? exitCode.clean : exitCode.failed;
}
