import { readFileSync } from "node:fs";
import { helpText } from "../shared/text/cli-help.ts";
import { inspectText } from "../shared/text/inspect.ts";
import { speaker } from "../shared/text/language.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { complain, print, terminalLanguage } from "./terminal.ts";

/** The reader of our output has gone (`| head`): nothing more can be told, and nothing was finished. */
process.stdout.on("error", () => process.exit(exitCode.failed));

process.exitCode = await run(process.argv.slice(2));

async function run([command, ...args]: readonly string[]): Promise<ExitCode> {
  const language = terminalLanguage();
  const asked = [command, ...args];
  if (command === undefined || command === "help" || asked.includes("--help") || asked.includes("-h")) {
    await print(helpText[language]);
    return command === undefined ? exitCode.failed : exitCode.clean;
  }
  if (command === "--version" || command === "version") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    await print(`sealpost ${version}\n`);
    return exitCode.clean;
  }
  if (command === "inspect") {
    const { inspect } = await import("./commands/inspect.ts"); // Only what is asked for is loaded.
    return inspect(args);
  }
  if (command === "policy") {
    const { policy } = await import("./commands/policy.ts");
    return policy(args);
  }
  if (command === "simulate") {
    const { simulate } = await import("./commands/simulate.ts");
    return simulate(args);
  }
  if (command === "gateway") {
    const { gateway } = await import("./commands/gateway.ts");
    return gateway(args);
  }
  if (command === "proof") {
    const { proof } = await import("./commands/proof.ts");
    return proof(args);
  }
  if (command === "register") {
    const { register } = await import("./commands/register.ts");
    return register(args);
  }
  if (command === "log") {
    const { log } = await import("./commands/log.ts");
    return log(args);
  }
  if (command === "endpoint") {
    const { endpoint } = await import("./commands/endpoint.ts");
    return endpoint(args);
  }
  if (command === "doctor") {
    const { doctor } = await import("./commands/doctor.ts");
    return doctor(args);
  }
  if (command === "manifest") {
    const { manifest } = await import("./commands/manifest.ts");
    return manifest(args);
  }
  const say = speaker(inspectText, language);
  complain(say("usage", { problem: say("unknown-command") }));
  return exitCode.failed;
}
