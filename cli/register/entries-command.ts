import { type RegisterEntry, registerEntries, registerEntry } from "../../shared/core/delivery/wire/registers.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { registerText } from "../../shared/text/cli-register.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print, terminalLanguage } from "../terminal.ts";
import { askRegister, fromStdin, readToken } from "./ask-register.ts";

const options = {
  endpoint: { type: "string" },
  token: { type: "string" },
  id: { type: "string" },
  json: { type: "boolean", default: false },
} as const;
const say = speaker(registerText, terminalLanguage());

/** `sealpost register list` and `revoke`: what one person has on record, and the end of an entry; the address comes from stdin. */
export async function entries(command: "list" | "revoke", args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { endpoint, token: tokenFile, id, json } = parsed.values;
  if (endpoint === undefined || tokenFile === undefined) return usageError(say("entries-need"));
  if (command === "revoke" && id === undefined) return usageError(say("revoke-needs"));
  const token = await readToken(tokenFile);
  if (token === null) return exitCode.failed;
  const address = parseEmailAddress(await fromStdin());
  if (address === null) {
    complain(say("no-address"));
    return exitCode.failed;
  }
  const access = { endpoint, token };
  if (command === "revoke") {
    const path = `/v1/registers/${encodeURIComponent(id ?? "")}/revoke`;
    const revoked = await askRegister(registerEntry, path, { address }, access);
    if (revoked === null) return exitCode.failed;
    await print(json ? `${JSON.stringify(revoked)}\n` : `${say("revoked")}\n`);
    return exitCode.clean;
  }
  const found = await askRegister(registerEntries, "/v1/registers/lookup", { address }, access);
  if (found === null) return exitCode.failed;
  if (json) await print(`${JSON.stringify(found)}\n`);
  else if (found.entries.length === 0) await print(`${say("none")}\n`);
  else for (const entry of found.entries) await print(`${lineOf(entry)}\n`);
  return exitCode.clean;
}

function lineOf({ id, register, purpose, document, until, revoked, valid }: RegisterEntry): string {
  const state = valid ? "valid" : revoked === null ? "over" : "revoked";
  return say("entry", { id, register, purpose, document, until: new Date(until), state });
}
