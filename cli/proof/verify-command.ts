import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { proofText } from "../../shared/text/cli-proof.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";
import { readProofKey } from "./proof-key.ts";
import { type ProofVerification, verifyProof } from "./verify-proof.ts";

const options = { key: { type: "string" }, json: { type: "boolean", default: false } } as const;
const say = speaker(proofText, terminalLanguage());

/** `sealpost proof verify`: was this mail checked before it left? */
export async function verify(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return usageError(say("one-file"));
  if (values.key === undefined) return usageError(say("no-key"));
  const keyText = await readOrSay(values.key);
  const mail = await readOrSay(file);
  if (keyText === null || mail === null) return exitCode.failed;
  const key = readProofKey(keyText);
  if (key === null) {
    complain(say("not-a-key", { file: printable(values.key) }));
    return exitCode.failed;
  }
  const { headers } = await PostalMime.parse(mail);
  const found = verifyProof(headers, key);
  await print(`${values.json ? JSON.stringify(jsonOf(found)) : sentence(found)}\n`);
  return found.kind === "genuine" ? exitCode.clean : exitCode.found;
}

async function readOrSay(file: string): Promise<string | null> {
  try {
    return file === "-" ? await text(process.stdin) : await readFile(file, "latin1");
  } catch {
    complain(say("unreadable", { file: printable(file) }));
    return null;
  }
}

function sentence(found: ProofVerification): string {
  switch (found.kind) {
    case "genuine": {
      const { verdict, by, policyVersion, at } = found.check;
      return say("genuine", { verdict, by, version: String(policyVersion), at });
    }
    case "late":
      return say("late", { hours: found.hours });
    case "no-proof":
    case "several-proofs":
    case "forged":
    case "contradicted":
      return say(found.kind);
  }
}

function jsonOf(found: ProofVerification): object {
  const result = { ok: found.kind === "genuine", result: found.kind };
  return "check" in found ? { ...result, ...found.check } : result;
}
