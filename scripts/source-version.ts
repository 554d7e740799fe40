import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Release and a hash of these folders' sources: the same for the same code, wherever it is built. */
export function sourceVersion(root: string, folders: readonly string[]): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return `${version}+${hash.digest("hex").slice(0, 10)}`;
}
