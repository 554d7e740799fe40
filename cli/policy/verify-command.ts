import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { complain, print, printable } from "../terminal.ts";
import { isPublicKey, readPublicKey } from "./key-file.ts";
import { readText } from "./read-text.ts";
import { say } from "./say.ts";
import { usageError } from "./usage-error.ts";
import { type Verification, verifyPolicy } from "./verify-policy.ts";

const options = {
  key: { type: "string", multiple: true, default: [] as string[] },
  previous: { type: "string" },
  at: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** `sealpost policy verify`: would a client that pins these keys take this document? */
export async function verify(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return usageError(say("one-file"));
  if (values.key.length === 0) return usageError(say("no-key"));
  const now = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(now)) return usageError(say("not-a-moment"));

  const keys = await Promise.all(values.key.map(publicKeyFrom));
  const delivered = await readText(file);
  const previous = values.previous === undefined ? null : await readText(values.previous);
  const missing = delivered === null || (values.previous !== undefined && previous === null);
  if (missing || !keys.every((key) => key !== null)) return exitCode.failed;
  const verification = verifyPolicy({ delivered, previous, keys, now });
  if (verification.kind === "previous-unusable") {
    complain(say("previous-unusable", { file: printable(values.previous ?? "") }));
    return exitCode.failed;
  }
  await (values.json ? print(`${JSON.stringify(jsonOf(verification))}\n`) : speak(verification));
  return verification.kind === "in-force" ? exitCode.clean : exitCode.found;
}

/** The key itself, or a file that holds it. */
async function publicKeyFrom(given: string): Promise<string | null> {
  if (isPublicKey(given)) return given;
  const text = await readText(given);
  const key = text === null ? null : readPublicKey(text);
  if (text !== null && key === null) complain(say("not-a-public-key", { key: printable(given) }));
  return key;
}

type Answer = Exclude<Verification, { kind: "previous-unusable" }>;

async function speak(verification: Answer): Promise<void> {
  if (verification.kind === "in-force") {
    const { version, organisation, expires } = verification.policy;
    const name = printable(organisation.name);
    const text =
      expires === undefined ? say("verified", { version, name }) : say("verified-until", { version, name, expires });
    return print(`${text}\n`);
  }
  complain(say(`cause-${verification.cause}`));
  if (verification.cause === "invalid") for (const one of verification.problems) complain(`  ${printable(one)}`);
}

function jsonOf(verification: Answer): object {
  if (verification.kind === "refused") return { ok: false, cause: verification.cause };
  const { version, expires = null } = verification.policy;
  return { ok: true, version, expires };
}
