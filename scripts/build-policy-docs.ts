/**
 * Writes docs/policy.schema.json and the reference part of docs/policy.md from the policy schema in the code.
 * With `--check` it writes nothing and exits 1 when they are out of date.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { policyJsonSchema, policyReference, withReference } from "./policy-docs/policy-reference.ts";

const docs = new URL("../docs/policy.md", import.meta.url);
const files = [
  { url: new URL("../docs/policy.schema.json", import.meta.url), content: formatted(policyJsonSchema()) },
  { url: docs, content: withReference(readFileSync(docs, "utf8"), policyReference()) },
];
const stale = files.filter(({ url, content }) => readOrEmpty(url) !== content);
if (process.argv.includes("--check")) {
  for (const { url } of stale) console.error(`${url.pathname.split("/").slice(-2).join("/")} is out of date`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else for (const { url, content } of stale) writeFileSync(url, content);

function readOrEmpty(url: URL): string {
  try {
    return readFileSync(url, "utf8");
  } catch {
    return "";
  }
}

/** As the linter wants it, which looks at this file too. */
function formatted(json: string): string {
  const biome = fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url));
  return execFileSync(biome, ["format", "--stdin-file-path=docs/policy.schema.json"], {
    input: json,
    encoding: "utf8",
  });
}
