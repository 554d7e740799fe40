import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { CheckedConfig } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import type { DeliveryStates, DeliveryStore } from "../delivery/delivery-store.ts";
import type { AuditStore } from "../evidence/audit-store.ts";
import type { LogStore } from "../evidence/log-store.ts";
import type { SessionStore } from "../identity/session-store.ts";
import type { TokenStore } from "../identity/token-store.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { AnswerStore, ContentStore, MessageStore } from "../messages/message-store.ts";
import type { AttemptStore, ReplyStore, TicketStore } from "../pickup/pickup-stores.ts";
import type { DeviceStore, PasskeyChallenges, PasskeyStore } from "../pickup/proof-stores.ts";
import type { ReadingStore } from "../pickup/reading-store.ts";
import type { RegisterStore } from "../registers/register-store.ts";
import type { SeenKeyStore } from "../registers/seen-key-store.ts";
import type { UploadStore } from "../uploads/upload-store.ts";
import type { BlobStore } from "./blobs/blob-store.ts";
import { openFileBlobs } from "./blobs/file-blobs.ts";
import { s3Blobs } from "./blobs/s3-blobs.ts";
import type { Database } from "./database.ts";
import { allMigrations } from "./migrations/all-migrations.ts";
import { openDatabase } from "./open-database.ts";
import { answerStore } from "./repositories/answer-store.ts";
import { auditStore } from "./repositories/audit-store.ts";
import { contents } from "./repositories/contents.ts";
import { deliveryStore } from "./repositories/delivery-store.ts";
import { jobQueue } from "./repositories/job-queue.ts";
import { logStore } from "./repositories/log-store.ts";
import { messageStore } from "./repositories/message-store.ts";
import { attemptStore, ticketStore } from "./repositories/pickup-stores.ts";
import { deviceStore, passkeyChallenges, passkeyStore } from "./repositories/proof-stores.ts";
import { type Keep, type Purged, purge } from "./repositories/purge.ts";
import { readingStore } from "./repositories/reading-store.ts";
import { registerStore } from "./repositories/register-store.ts";
import { replyStore } from "./repositories/reply-store.ts";
import { seenKeyStore } from "./repositories/seen-key-store.ts";
import { sessionStore } from "./repositories/session-store.ts";
import { tokenStore } from "./repositories/token-store.ts";
import { uploadStore } from "./repositories/upload-store.ts";
import { openDisk } from "./sqlite/disk.ts";
import { type StorageKeys, storageKeys } from "./storage-keys.ts";

export interface Storage {
  /** For stores that a part of the endpoint makes for itself (see README.md, "Adding a table"). */
  readonly database: Database;
  readonly messages: MessageStore;
  readonly contents: ContentStore;
  readonly answers: AnswerStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly attempts: AttemptStore;
  readonly tickets: TicketStore;
  readonly uploads: UploadStore;
  readonly replies: ReplyStore;
  readonly readings: ReadingStore;
  readonly devices: DeviceStore;
  readonly passkeys: PasskeyStore;
  readonly passkeyChallenges: PasskeyChallenges;
  readonly jobs: JobQueue;
  readonly evidence: LogStore;
  readonly audit: AuditStore;
  readonly registers: RegisterStore;
  readonly seenKeys: SeenKeyStore;
  readonly deliveries: DeliveryStore & DeliveryStates;
  readonly keys: Pick<StorageKeys, "digest" | "log" | "keystore">;
  purge(now: number, keep: Keep): Promise<Purged>;
  /** Rejects while what is stored, or the keys to it, cannot be read. */
  reach(): Promise<void>;
  /** Databases whose files still hold something that was destroyed, because another process reads them. */
  unerased(): number;
  close(): Promise<void>;
}

/** Opens the data folder and what else the configuration names, or makes it. Rejects with `ConfigError`. */
export async function openStorage(config: Pick<CheckedConfig, "dataFolder" | "keys" | "storage">): Promise<Storage> {
  const { dataFolder, storage } = config;
  for (const folder of [dataFolder, config.keys.folder ?? dataFolder]) {
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
      throw new ConfigError("dataFolder, keys.folder: the folder cannot be made.");
    });
  }
  const blobs = await openBlobs(config);
  const disk = openDisk();
  const database = await openDatabase(storage.database, path.join(dataFolder, "messages.db"), allMigrations, disk);
  try {
    const keys = await storageKeys(config, database, disk);
    const held = contents(database, blobs);
    const log = logStore(database);
    return {
      database,
      messages: messageStore(database, held, keys.keystore, log),
      contents: held,
      answers: answerStore(database),
      tokens: tokenStore(database),
      sessions: sessionStore(database),
      attempts: attemptStore(database),
      tickets: ticketStore(database),
      uploads: uploadStore(database, blobs),
      replies: replyStore(database),
      readings: readingStore(database, log),
      devices: deviceStore(database),
      passkeys: passkeyStore(database),
      passkeyChallenges: passkeyChallenges(database),
      jobs: jobQueue(database),
      evidence: log,
      audit: auditStore(database, log),
      registers: registerStore(database),
      seenKeys: seenKeyStore(database),
      deliveries: deliveryStore(database),
      keys,
      purge: (now, keep) => purge(database, blobs, keys.keystore, now, keep),
      reach: async () => void (await Promise.all([database.rows("SELECT 1 AS one"), keys.reach()])),
      unerased: () => [database, keys].filter((one) => !one.isErased()).length,
      async close() {
        await database.close();
        await keys.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openBlobs({ dataFolder, storage }: Pick<CheckedConfig, "dataFolder" | "storage">): Promise<BlobStore> {
  switch (storage.contents.kind) {
    case "files":
      return openFileBlobs(path.join(dataFolder, "contents"));
    case "s3":
      return s3Blobs(storage.contents);
  }
}
