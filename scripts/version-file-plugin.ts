import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Compiler } from "webpack";

/**
 * Writes `version.json` beside the build: its version, and the SHA-256 of each file, so that `sealpost doctor` can see
 * whether what is served is one build. Belongs to the bundle that is made last in its folder.
 */
export class VersionFilePlugin {
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tapPromise("VersionFilePlugin", ({ outputOptions }) =>
      writeVersionFile(outputOptions.path ?? "", this.#version),
    );
  }
}

async function writeVersionFile(folder: string, version: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((name) => /\.(?:js|mjs|html|wasm)$/.test(name))
    .sort();
  const digests = await Promise.all(
    names.map(async (name) => {
      const digest = createHash("sha256").update(await readFile(path.join(folder, name)));
      return [name, `sha256-${digest.digest("base64")}`] as const;
    }),
  );
  const content = { version, files: Object.fromEntries(digests) };
  await writeFile(path.join(folder, "version.json"), `${JSON.stringify(content, null, 2)}\n`);
}
