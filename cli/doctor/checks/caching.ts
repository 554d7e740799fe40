import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** In seconds: after so long at most everybody has a new release. */
const longest = 300;
const fixedNames = ["handler.js", "commands.html", "pane.html", "version.json", "policy.json"];

/** Files whose names never change are asked for anew; else users run an old guard, or an old policy. */
export function checkCaching({ files, host }: Evidence): readonly Result[] {
  const { ok, warning, cannotTell } = answersOf("caching");
  const served = fixedNames.flatMap((name) => {
    const answer = files.get(name);
    return answer?.ok && answer.status === 200
      ? [{ name, seconds: lifetime(answer.headers["cache-control"] ?? "") }]
      : [];
  });
  if (served.length === 0) return [cannotTell("not-fetched", { url: `${host}/handler.js`, why: "broken" })];
  const slow = served.filter(({ seconds }) => seconds === null || seconds > longest);
  return slow.length === 0
    ? [ok("caching-good")]
    : slow.map(({ name, seconds }) =>
        seconds === null ? warning("caching-unsaid", { name }) : warning("caching-long", { name, seconds }),
      );
}

/** In seconds; null: the server does not say, and everybody may guess. */
function lifetime(header: string): number | null {
  if (/\bno-(?:cache|store)\b/i.test(header)) return 0;
  const seconds = /\b(?:s-maxage|max-age)=(\d+)/i.exec(header)?.[1];
  return seconds === undefined ? null : Number(seconds);
}
