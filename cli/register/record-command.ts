import { registerEntry, registerKind } from "../../shared/core/delivery/wire/registers.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { registerText } from "../../shared/text/cli-register.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { readPolicyFile } from "../policy-file.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";
import { askRegister, fromStdin, readToken } from "./ask-register.ts";
import { entryByTerms } from "./register-terms.ts";

const options = {
  policy: { type: "string" },
  token: { type: "string" },
  register: { type: "string", default: "unencrypted" },
  purpose: { type: "string" },
  document: { type: "string" },
  json: { type: "boolean", default: false },
} as const;
const say = speaker(registerText, terminalLanguage());

/** `sealpost register record`: somebody asked for it, was told, and agreed; the address comes from stdin. */
export async function record(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { policy: file, token: tokenFile, purpose, document, json } = parsed.values;
  const register = registerKind.safeParse(parsed.values.register);
  if (!register.success) return usageError(say("which-register"));
  if (file === undefined || tokenFile === undefined || purpose === undefined || document === undefined) {
    return usageError(say("record-needs"));
  }
  const reading = await readPolicyFile(file);
  if (!reading.ok) return failed(say("policy-unusable", { file: printable(file) }));
  const { policy } = reading;
  if (policy.endpoint === null) return failed(say("no-endpoint"));
  const token = await readToken(tokenFile);
  if (token === null) return exitCode.failed;
  const address = parseEmailAddress(await fromStdin());
  if (address === null) return failed(say("no-address"));
  const made = entryByTerms({ register: register.data, address, purpose, document, now: Date.now() }, policy);
  if (!made.ok) {
    return failed(
      made.problem === "not-allowed"
        ? say("not-allowed")
        : say("purpose-not-listed", { purposes: made.purposes.join(", ") }),
    );
  }
  const entry = await askRegister(registerEntry, "/v1/registers", made.entry, { endpoint: policy.endpoint, token });
  if (entry === null) return exitCode.failed;
  await print(
    json ? `${JSON.stringify(entry)}\n` : `${say("recorded", { id: entry.id, until: new Date(entry.until) })}\n`,
  );
  return exitCode.clean;
}

function failed(problem: string): ExitCode {
  complain(problem);
  return exitCode.failed;
}
