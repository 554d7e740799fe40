import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../sync-folder.ts";

/** Large contents, one file each, under names that say nothing. */
export interface ContentFiles {
  /** Resolves to the new file's name, once file and name are durable. */
  write(content: Uint8Array): Promise<string>;
  read(name: string): Promise<Uint8Array>;
  remove(name: string): Promise<void>;
}

export async function openContentFiles(folder: string): Promise<ContentFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    async write(content) {
      const name = randomUUID();
      const unfinished = path.join(folder, `${name}.part`);
      try {
        const handle = await open(unfinished, "wx", 0o600);
        try {
          await handle.writeFile(content);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, path.join(folder, name));
        await syncFolder(folder);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      return name;
    },
    read: (name) => readFile(path.join(folder, name)),
    remove: (name) => rm(path.join(folder, name), { force: true }),
  };
}

/** What a crash between file and row left behind. Only before the first request: later files may be on their way. */
export async function removeOrphans(folder: string, known: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!known.has(name)) await rm(path.join(folder, name), { force: true });
  }
}
