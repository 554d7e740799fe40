import { ConfigError } from "../config-error.ts";
import { plainDigest } from "../keys/digests.ts";
import { keyFile } from "../keys/key-file.ts";
import type { Database } from "./database.ts";

export interface StorageKeys {
  readonly digest: Buffer;
  readonly share: Buffer;
}

/**
 * The keys in the data folder. They are made once, for a new database, which then knows them by their digest: with
 * others beside it, nothing that is stored could be found or opened.
 */
export async function storageKeys(folder: string, database: Database): Promise<StorageKeys> {
  const [known] = await database.rows<{ value: string }>("SELECT value FROM settings WHERE name = 'keys'");
  const mayCreate = known === undefined;
  const keys = {
    digest: await keyFile(folder, "digest.key", mayCreate),
    share: await keyFile(folder, "share.key", mayCreate),
  };
  const seen = plainDigest(Buffer.concat([Buffer.from("sealpost/1 keys"), keys.digest, keys.share]));
  await database.write((sql) =>
    sql.run("INSERT INTO settings (name, value) VALUES ('keys', ?) ON CONFLICT DO NOTHING", seen),
  );
  const [kept] = await database.rows<{ value: string }>("SELECT value FROM settings WHERE name = 'keys'");
  if (kept?.value === seen) return keys;
  throw new ConfigError("digest.key and share.key belong to another database. Restore or copy the right ones.");
}
