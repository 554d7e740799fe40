import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../config-error.ts";
import { syncFolder } from "../storage/sync-folder.ts";

/**
 * A 32-byte key in a file of its own, readable by the owner only. It is made with a new data folder and never again:
 * a new key beside old data would make every stored message unopenable without a word.
 */
export async function keyFile(folder: string, name: string, mayCreate: boolean): Promise<Buffer> {
  const file = path.join(folder, name);
  const found = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new ConfigError(`The key file ${name} in the data folder cannot be read.`);
  });
  if (found?.length === 32) return found;
  if (found !== null) throw new ConfigError(`The key file ${name} in the data folder is damaged. Restore it.`);
  if (!mayCreate) throw new ConfigError(`The data folder has messages but no ${name}. Restore that file.`);
  const key = randomBytes(32);
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(key);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
  return key;
}
