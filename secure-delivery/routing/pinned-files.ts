import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const largestFile = 1024 * 1024;

/** Every file of a folder that the admin keeps, read anew each time: a pin that was removed must not go on counting. */
export async function pinnedFiles(folder: string, endings: readonly string[]): Promise<readonly Buffer[]> {
  const names = (await readdir(folder)).filter((name) => endings.some((ending) => name.endsWith(ending))).toSorted();
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  return files.filter(({ length }) => length <= largestFile);
}
