import { readFile, writeFile } from "node:fs/promises";
import { type Checkpoint, checkpoint, consistency, evidence } from "../../shared/core/delivery/wire/evidence.ts";
import { speaker } from "../../shared/text/language.ts";
import { logText } from "../../shared/text/log.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { isConsistent, isIncluded, isSigned } from "../log/verify-proof.ts";
import { readOptions } from "../options.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";

const options = {
  endpoint: { type: "string" },
  key: { type: "string" },
  previous: { type: "string" },
  evidence: { type: "string" },
} as const;
const patienceMs = 15_000;
const bytes = (base64: string): Buffer => Buffer.from(base64, "base64");

/**
 * `sealpost log verify`: is the endpoint's log signed, and is it the one that we saw before, with more at its end? With `--previous`
 * the file is read, checked against, and replaced by the new checkpoint. `--evidence` checks a saved evidence document.
 */
export async function log([command, ...args]: readonly string[]): Promise<ExitCode> {
  const say = speaker(logText, terminalLanguage());
  const read = readOptions(args, options);
  if (command !== "verify" || !read.ok) return failed(say("usage"));
  const { endpoint, key, previous, evidence: document } = read.values;
  if (key === undefined || (endpoint === undefined && document === undefined)) return failed(say("usage"));
  try {
    if (document !== undefined) {
      const found = evidence.parse(JSON.parse(await readFile(document, "utf8")));
      const { size } = found.checkpoint;
      const root = bytes(found.checkpoint.root);
      const proven = found.entries.every(({ entry, index, proof }) =>
        isIncluded({ entry, index, size, root, proof: proof.map(bytes) }),
      );
      if (!isSigned(found.checkpoint, key)) return wrong(say("not-signed"));
      if (!proven) return wrong(say("not-included"));
      await print(`${say("included", { entries: found.entries.length, size })}\n`);
      return exitCode.clean;
    }
    const base = (endpoint ?? "").replace(/\/+$/, "");
    const now = checkpoint.parse(await fetchJson(`${base}/v1/log/checkpoint`));
    if (!isSigned(now, key)) return wrong(say("not-signed"));
    const before = previous === undefined ? null : await savedCheckpoint(previous);
    if (before !== null) {
      if (!isSigned(before, key)) return wrong(say("saved-not-signed"));
      if (before.size > now.size) return wrong(say("shorter", { before: before.size, now: now.size }));
      const url = `${base}/v1/log/consistency?first=${before.size}&second=${now.size}`;
      const { proof } = consistency.parse(await fetchJson(url));
      const sides = [before, now].map(({ size, root }) => ({ size, root: bytes(root) }));
      const [first = { size: 0, root: bytes("") }, second = first] = sides;
      if (!isConsistent({ first, second, proof: proof.map(bytes) })) return wrong(say("rewritten"));
    }
    if (previous !== undefined) await writeFile(previous, `${JSON.stringify(now)}\n`);
    await print(`${say(before === null ? "signed" : "consistent", { before: before?.size ?? 0, now: now.size })}\n`);
    return exitCode.clean;
  } catch (error) {
    return failed(say("unreadable", { why: printable(error instanceof Error ? error.name : "") }));
  }
}

async function savedCheckpoint(file: string): Promise<Checkpoint | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : checkpoint.parse(JSON.parse(text));
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

function failed(text: string): ExitCode {
  complain(text);
  return exitCode.failed;
}

function wrong(text: string): ExitCode {
  complain(text);
  return exitCode.found;
}
