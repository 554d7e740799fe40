import { randomBytes } from "node:crypto";
import { copyFile, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../storage/sync-folder.ts";
import { type Kek, KeystoreFault } from "./kek.ts";
import { unwrapShare, wrapShare } from "./share-wrap.ts";

const purpose = "sealpost/1 kek";

/** A file of 32 random bytes. While it is being renewed, the one before lies beside it, so that a crash locks nobody out. */
export function fileKek(folder: string, name: string): Kek {
  const file = path.join(folder, name);
  const old = `${file}.old`;
  return {
    async wrap(key) {
      return wrapShare(await keyIn(file), purpose, key);
    },
    async unwrap(wrapped) {
      try {
        return unwrapShare(await keyIn(file), purpose, wrapped);
      } catch {
        return unwrapShare(await keyIn(old), purpose, wrapped);
      }
    },
    async renew() {
      // After a crash in the last renewal, the one before may be the one in use.
      await copyFile(file, old).catch(fail);
      await writeKey(`${file}.new`).catch(fail);
      await rename(`${file}.new`, file).catch(fail);
      await syncFolder(folder);
      return () => rm(old, { force: true });
    },
  };
}

async function keyIn(file: string): Promise<Buffer> {
  const key = await readFile(file).catch(fail);
  if (key.length !== 32) throw new KeystoreFault();
  return key;
}

async function writeKey(file: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(randomBytes(32));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fail(): never {
  throw new KeystoreFault();
}
