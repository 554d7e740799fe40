import { createHash } from "node:crypto";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** What is served is one build: a cache between server and users may keep an old handler for days (office-js #6436). */
export function checkVersions({ build, built, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("versions");
  if (build === null || !("handler.js" in build.files))
    return [cannotTell("versions-unknown", { url: `${host}/version.json` })];
  const { version, files } = build;
  const results = [...built].flatMap(([name, answer]): Result[] => {
    if (!answer.ok) return [cannotTell("not-fetched", { url: `${host}/${name}`, why: answer.why })];
    if (answer.status !== 200) return [failure("file-missing", { url: `${host}/${name}`, status: answer.status })];
    const digest = createHash("sha256").update(answer.body).digest("base64");
    return files[name] === `sha256-${digest}` ? [] : [failure("versions-differ", { name, version })];
  });
  return results.length > 0 ? results : [ok("versions-agree", { version })];
}
