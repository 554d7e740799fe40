/**
 * `node scripts/build-xpi.ts [FOLDER] [FILE]`: packs the built Thunderbird add-on. The same folder gives the same bytes on any
 * machine and on any day: names in order, one fixed time, no attributes.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Zippable, zipSync } from "fflate";

/** The first moment that a zip file can name; it is written as local time, so it is the same everywhere. */
const anyTime = new Date(1980, 0, 1);

export function packXpi(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort((left, right) => (left < right ? -1 : 1));
  const files: Zippable = Object.fromEntries(
    names.map((name) => [name, [readFileSync(path.join(folder, name)), { mtime: anyTime, level: 9, os: 0 }]]),
  );
  return zipSync(files);
}

if (import.meta.main) {
  const [folder = "dist/thunderbird", file = "dist/sealpost-thunderbird.xpi"] = process.argv.slice(2);
  const packed = packXpi(folder);
  writeFileSync(file, packed);
  process.stdout.write(
    `${file}  ${packed.length} bytes  sha256 ${createHash("sha256").update(packed).digest("hex")}\n`,
  );
}
