import { checkManifest } from "../../manifest/check-manifest.ts";
import { manifestFacts } from "../../manifest/manifest-facts.ts";
import { type Evidence, textOf } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** The manifest is whole, fits the handler that is served, and belongs to the address that was asked about. */
export function checkServedManifest({ manifest, files, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("manifest");
  if (manifest === null) return [cannotTell("manifest-not-served", { url: `${host}/manifest.xml` })];
  const problems = checkManifest(manifest, { handler: textOf(files.get("handler.js")), hasIcon: null });
  const [first] = problems;
  if (first !== undefined) {
    return [failure("manifest-wrong", { count: problems.length, code: first.code, where: first.where })];
  }
  const facts = manifestFacts(manifest);
  const elsewhere = facts?.urls.find((url) => !url.startsWith(`${host}/`));
  if (elsewhere !== undefined) return [failure("manifest-elsewhere", { url: elsewhere, host })];
  return [ok("manifest-good", { id: facts?.id ?? "", version: facts?.version ?? "" })];
}
