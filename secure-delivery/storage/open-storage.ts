import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../config.ts";
import type { TokenStore } from "../identity/token-store.ts";
import { keyFile } from "../keys/key-file.ts";
import type { AnswerStore, ContentStore, MessageStore } from "../messages/message-store.ts";
import type { AttemptStore, TicketStore } from "../pickup/pickup-stores.ts";
import { openContentFiles, removeOrphans } from "./sqlite/content-files.ts";
import { openDatabase } from "./sqlite/open-database.ts";
import { knownFiles, type Purged, purge } from "./sqlite/purge.ts";
import { sqliteAnswerStore, sqliteContentStore, sqliteMessageStore } from "./sqlite/sqlite-message-store.ts";
import { sqliteAttemptStore, sqliteTicketStore } from "./sqlite/sqlite-pickup-stores.ts";
import { sqliteTokenStore } from "./sqlite/sqlite-token-store.ts";

export interface Storage {
  readonly messages: MessageStore;
  readonly contents: ContentStore;
  readonly answers: AnswerStore;
  readonly tokens: TokenStore;
  readonly attempts: AttemptStore;
  readonly tickets: TicketStore;
  readonly keys: { readonly digest: Buffer; readonly share: Buffer };
  purge(now: number, keepEndedDays: number): Promise<Purged>;
  close(): void;
}

/** Opens the data folder, or makes it. Rejects with `ConfigError` when it cannot be used. */
export async function openStorage(folder: string): Promise<Storage> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new ConfigError("dataFolder: the folder cannot be made.");
  });
  const isNew = !existsSync(path.join(folder, "messages.db"));
  const keys = { digest: await keyFile(folder, "digest.key", isNew), share: await keyFile(folder, "share.key", isNew) };
  const contentFolder = path.join(folder, "contents");
  const files = await openContentFiles(contentFolder);
  const db = tryOpen(folder);
  await removeOrphans(contentFolder, knownFiles(db));
  return {
    messages: sqliteMessageStore(db, files),
    contents: sqliteContentStore(db, files),
    answers: sqliteAnswerStore(db),
    tokens: sqliteTokenStore(db),
    attempts: sqliteAttemptStore(db),
    tickets: sqliteTicketStore(db),
    keys,
    purge: (now, keepEndedDays) => purge(db, files, now, keepEndedDays),
    close: () => db.close(),
  };
}

function tryOpen(folder: string): DatabaseSync {
  try {
    return openDatabase(folder);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError("dataFolder: messages.db cannot be opened; is it damaged, or in use by another endpoint?");
  }
}
