import path from "node:path";
import { type LocalPostgres, startPostgres } from "../../scripts/local-postgres.ts";
import { checkConfig, type EndpointConfig } from "../../secure-delivery/config.ts";
import { openStorage, type Storage } from "../../secure-delivery/storage/open-storage.ts";
import { type S3Server, startS3 } from "../support/s3-server.ts";
import { tempFolder } from "../support/temp-folder.ts";

export type DatabaseKind = "sqlite" | "postgres";
export type ContentsKind = "files" | "s3";

/** Every way to keep what an endpoint keeps. */
export const combinations: readonly (readonly [DatabaseKind, ContentsKind])[] = [
  ["sqlite", "files"],
  ["sqlite", "s3"],
  ["postgres", "files"],
  ["postgres", "s3"],
];

/** A real PostgreSQL and a real S3 server, started when first asked for. */
export interface Storages {
  /** A new, empty place of that kind. */
  place(database: DatabaseKind, contents: ContentsKind): Promise<StoragePlace>;
  stop(): Promise<void>;
}

export interface StoragePlace {
  readonly config: Pick<EndpointConfig, "dataFolder" | "storage">;
  /** As a process of its own would: several may be open at once on PostgreSQL. */
  open(): Promise<Storage>;
  remove(): Promise<void>;
}

export function storages(): Storages {
  let postgres: Promise<LocalPostgres> | null = null;
  let s3: Promise<S3Server> | null = null;
  return {
    async place(database, contents) {
      const temp = await tempFolder();
      const config = {
        dataFolder: path.join(temp.path, "data"),
        storage: { database: await databaseOf(database), contents: await contentsOf(contents) },
      };
      const checked = checkConfig({
        organisation: "Riverside Clinic",
        relay: { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" },
        ...config,
      });
      const opened: Storage[] = [];
      return {
        config,
        async open() {
          const storage = await openStorage(checked);
          opened.push(storage);
          return storage;
        },
        async remove() {
          for (const storage of opened) await storage.close();
          await temp.remove();
        },
      };
    },
    async stop() {
      await (await postgres)?.stop();
      await (await s3)?.stop();
    },
  };

  async function databaseOf(kind: DatabaseKind): Promise<NonNullable<EndpointConfig["storage"]>["database"]> {
    if (kind === "sqlite") return { kind };
    postgres ??= startPostgres();
    return { kind, url: (await postgres).newDatabase() };
  }

  async function contentsOf(kind: ContentsKind): Promise<NonNullable<EndpointConfig["storage"]>["contents"]> {
    if (kind === "files") return { kind };
    s3 ??= startS3();
    const { endpoint, bucket, accessKeyId, secretAccessKey } = await s3;
    return { kind, endpoint, bucket, accessKeyId, secretAccessKey, prefix: `${crypto.randomUUID()}/` };
  }
}
