import type { Answer } from "../ask.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

const types: Readonly<Record<string, RegExp>> = {
  "handler.js": /^(?:text|application)\/(?:x-)?javascript\b/,
  "commands.html": /^text\/html\b/,
  "pane.html": /^text\/html\b/,
};

/** The three addresses that the manifest names answer by themselves, as what they are. */
export function checkServedFiles({ files, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("served-files");
  const results = Object.entries(types).flatMap(([name, type]): Result[] => {
    const answer = files.get(name);
    const url = `${host}/${name}`;
    if (answer === undefined || !answer.ok) return [cannotTell("not-fetched", { url, why: answer?.why ?? "broken" })];
    if (answer.status !== 200) return [failure("file-missing", { url, status: answer.status })];
    const given = answer.headers["content-type"] ?? "";
    return type.test(given) ? [] : [failure("file-type", { url, type: given })];
  });
  return results.length > 0 ? results : [ok("files-good", { count: Object.keys(types).length })];
}

/** A result for what could not be had at all; null when it came. */
export function notThere(check: string, url: string, answer: Answer | undefined): Result | null {
  const { failure, cannotTell } = answersOf(check);
  if (answer === undefined || !answer.ok) return cannotTell("not-fetched", { url, why: answer?.why ?? "broken" });
  return answer.status === 200 ? null : failure("file-missing", { url, status: answer.status });
}
