import { createHash } from "node:crypto";
import { z } from "zod";
import { jsonOrNull } from "../../json-or-null.ts";
import type { Answer } from "../ask.ts";
import { type Evidence, textOf } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

const versionFile = z.object({ version: z.string(), files: z.record(z.string(), z.string()) });

/**
 * What is served is one build: a cache between server and users may keep an old handler for days (office-js #6436).
 * `version.json` has the SHA-256 of each file of the build.
 */
export function checkVersions({ files, paneScripts, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("versions");
  const url = `${host}/version.json`;
  const parsed = versionFile.safeParse(jsonOrNull(textOf(files.get("version.json")) ?? ""));
  if (!parsed.success) return [cannotTell("versions-unknown", { url })];
  const { version, files: digests } = parsed.data;
  const seen = new Map<string, Answer | undefined>([
    ...["handler.js", "commands.html", "pane.html"].map((name) => [name, files.get(name)] as const),
    ...paneScripts,
  ]);
  const results = [...seen].flatMap(([name, answer]): Result[] => {
    if (!answer?.ok || answer.status !== 200) return []; // Told by another check.
    const digest = createHash("sha256").update(answer.body).digest("base64");
    return digests[name] === `sha256-${digest}` ? [] : [failure("versions-differ", { name, version })];
  });
  return results.length > 0 ? results : [ok("versions-agree", { version })];
}
