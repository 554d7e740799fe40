import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { orFault } from "../storage-fault.ts";
import { syncFolder } from "../sync-folder.ts";
import type { BlobStore } from "./blob-store.ts";

/** One file each. A name counts only once the file is whole, synced and renamed. */
export async function openFileBlobs(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => path.join(folder, name);
  return {
    put: (name, content, bytes) =>
      orFault(async () => {
        const unfinished = fileOf(`${name}.part`);
        try {
          const source = content instanceof Uint8Array ? Readable.from([content]) : content;
          const target = createWriteStream(unfinished, { flags: "w", mode: 0o600, flush: true });
          await pipeline(source, target);
          if (target.bytesWritten !== bytes) throw new Error("another length");
          await rename(unfinished, fileOf(name));
          await syncFolder(folder);
        } catch (error) {
          await rm(unfinished, { force: true });
          throw error;
        }
      }),
    get: (name) =>
      orFault(async () => {
        const handle = await open(fileOf(name), "r");
        return createReadStream("", { fd: handle });
      }),
    remove: (name) =>
      orFault(async () => {
        await rm(fileOf(name), { force: true });
        await rm(fileOf(`${name}.part`), { force: true });
      }),
  };
}
