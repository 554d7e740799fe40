import { writeFile } from "node:fs/promises";
import { enrolment } from "../../shared/core/delivery/wire/enrolment.ts";
import { registerText } from "../../shared/text/cli-register.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";
import { askRegister, fromStdin } from "./ask-register.ts";

const options = { endpoint: { type: "string" }, as: { type: "string" }, out: { type: "string" } } as const;
const say = speaker(registerText, terminalLanguage());

/** `sealpost register enrol`: trades an enrolment code (on stdin) for a token that speaks for one address. */
export async function enrol(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { endpoint, as: address, out } = parsed.values;
  if (endpoint === undefined || address === undefined || out === undefined) return usageError(say("enrol-needs"));
  const code = await fromStdin();
  const enrolled = await askRegister(enrolment, "/v1/enrolments", { code, address }, { endpoint, token: null });
  if (enrolled === null) return exitCode.failed;
  try {
    await writeFile(out, `${enrolled.token}\n`, { mode: 0o600, flag: "wx" });
  } catch {
    complain(say("not-written", { file: printable(out) }));
    return exitCode.failed;
  }
  await print(`${say("enrolled", { file: printable(out) })}\n`);
  return exitCode.clean;
}
