import { randomBytes } from "node:crypto";
import path from "node:path";
import type { CheckedConfig } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import { type LogKey, logKeyOf } from "../evidence/checkpoint.ts";
import { commandKek } from "../keys/command-kek.ts";
import { dataKeys } from "../keys/data-keys.ts";
import { plainDigest } from "../keys/digests.ts";
import { fileKek } from "../keys/file-kek.ts";
import type { Kek } from "../keys/kek.ts";
import { keyFile } from "../keys/key-file.ts";
import { type Keystore, type KeystoreCare, keystore } from "../keys/keystore.ts";
import { keystoreMigrations } from "../keys/keystore-migrations.ts";
import { webhookKek } from "../keys/webhook-kek.ts";
import type { Database, OpenDatabase } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import type { Disk } from "./sqlite/disk.ts";

export interface StorageKeys {
  readonly digest: Buffer;
  /** Signs the checkpoints of the log. */
  readonly log: LogKey;
  readonly keystore: Keystore & KeystoreCare;
  /** Rejects while the keystore cannot be read. */
  reach(): Promise<void>;
  isErased(): boolean;
  close(): Promise<void>;
}

/**
 * The keys of the messages, which live apart from them. They are made once, for a new database, which then knows them:
 * with others beside it, nothing that is stored could be found or opened.
 */
export async function storageKeys(
  config: Pick<CheckedConfig, "dataFolder" | "keys">,
  messages: Database,
  disk: Disk,
): Promise<StorageKeys> {
  const folder = config.keys.folder ?? config.dataFolder;
  const mayCreate = (await setting(messages, "keys")) === null;
  const digest = await keyFile(folder, "digest.key", mayCreate);
  const log = logKeyOf(await keyFile(folder, "log.key", mayCreate));
  await claim(messages, "keys", plainDigest(Buffer.concat([Buffer.from("sealpost/1 keys"), digest])));
  const store = await openDatabase(config.keys.database, path.join(folder, "keystore.db"), keystoreMigrations, disk);
  try {
    await claim(messages, "keystore", await identityOf(store));
    const keys = dataKeys(store, await kekOf(config, folder, store));
    const [made] = await store.rows("SELECT generation FROM data_keys LIMIT 1");
    if (made === undefined) await keys.renew();
    return {
      digest,
      log,
      keystore: keystore(store, keys),
      reach: async () => void (await store.rows("SELECT 1 AS one")),
      isErased: store.isErased,
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The database remembers what it was first opened with, and takes nothing else. */
async function claim(messages: Database, name: string, value: string): Promise<void> {
  await messages.write((sql) =>
    sql.run("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value),
  );
  if ((await setting(messages, name)) === value) return;
  throw new ConfigError("digest.key or the keystore belongs to another database. Restore or copy the right one.");
}

async function setting(messages: Database, name: string): Promise<string | null> {
  const [row] = await messages.rows<{ value: string }>("SELECT value FROM settings WHERE name = ?", name);
  return row?.value ?? null;
}

async function identityOf(store: OpenDatabase): Promise<string> {
  const made = randomBytes(16).toString("base64url");
  await store.write((sql) =>
    sql.run("INSERT INTO identity (name, value) VALUES ('id', ?) ON CONFLICT DO NOTHING", made),
  );
  const [row] = await store.rows<{ value: string }>("SELECT value FROM identity WHERE name = 'id'");
  return row?.value ?? made;
}

async function kekOf({ keys }: Pick<CheckedConfig, "keys">, folder: string, store: OpenDatabase): Promise<Kek> {
  const { kek } = keys;
  switch (kek.kind) {
    case "file": {
      const inUse = await store.rows("SELECT generation FROM data_keys LIMIT 1");
      await keyFile(folder, "share.key", inUse.length === 0);
      return fileKek(folder, "share.key");
    }
    case "command":
      return commandKek(kek.command, kek.timeoutMs);
    case "webhook":
      return webhookKek(kek.url, kek.token, kek.timeoutMs);
  }
}
