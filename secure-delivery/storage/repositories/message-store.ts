import type { LogStore } from "../../evidence/log-store.ts";
import { changesOf } from "../../evidence/message-changes.ts";
import type { Keystore } from "../../keys/keystore.ts";
import type { AddResult, MessageStore, StoredMessage } from "../../messages/message-store.ts";
import type { Database, Sql } from "../database.ts";
import type { Contents } from "./contents.ts";
import { findMessage } from "./message-row.ts";
import { carryOutShreds, decideShred } from "./shreds.ts";

export function messageStore(db: Database, contents: Contents, keystore: Keystore, log: LogStore): MessageStore {
  return {
    async add(message, content, { key, bodyDigest, answer }, also) {
      const held = await contents.hold(content, message.storedAt);
      return orUndone(db, async (sql) => {
        const claimed = await sql.run(
          "INSERT INTO answers (key, body_digest, answer, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          key,
          bodyDigest,
          answer,
          message.storedAt,
        );
        if (claimed === 0) throw new Undone("key-taken");
        if (!(await insertMessage(sql, message, held.inRow))) throw new Undone("id-taken");
        if (!(await held.give(sql, message.id))) throw new Undone("no-upload");
        await also?.(sql);
        for (const entry of changesOf(null, message)) await log.add(sql, entry);
        return "added";
      });
    },
    find: (id) => findMessage(db, id, false),
    async update(id, change, also) {
      const changed = await db.write(async (sql) => {
        const before = await findMessage(sql, id, true);
        if (before === null) return null;
        const after = change(before);
        if (after === before) return { after, destroyed: false };
        await updateMessage(sql, before, after);
        await also?.(sql);
        for (const entry of changesOf(before, after)) await log.add(sql, entry);
        const destroyed = before.share !== null && after.share === null;
        if (destroyed) {
          await sql.run("DELETE FROM tickets WHERE message_id = ?", id);
          await shredEnvelope(sql, id);
          await sql.run("UPDATE submissions SET envelope = NULL, link_secret = NULL WHERE message_id = ?", id);
        }
        if (before.share !== null && after.share !== before.share) await decideShred(sql, before.share);
        return { after, destroyed };
      });
      if (changed?.destroyed) {
        await db.erase();
        await carryOutShreds(db, keystore);
      }
      return changed?.after ?? null;
    },
  };
}

async function shredEnvelope(sql: Sql, id: string): Promise<void> {
  const [row] = await sql.rows<{ envelope: Uint8Array | null }>(
    "SELECT envelope FROM submissions WHERE message_id = ?",
    id,
  );
  if (row?.envelope) await decideShred(sql, row.envelope);
}

/** Why a message was not added after all; thrown, so that the transaction leaves nothing. */
class Undone extends Error {
  readonly why: AddResult;
  constructor(why: AddResult) {
    super(why);
    this.why = why;
  }
}

async function orUndone(db: Database, work: (sql: Sql) => Promise<AddResult>): Promise<AddResult> {
  try {
    return await db.write(work);
  } catch (error) {
    if (error instanceof Undone) return error.why;
    throw error;
  }
}

/** False: there is a message with this id. */
async function insertMessage(sql: Sql, message: StoredMessage, content: Uint8Array | null): Promise<boolean> {
  const { id, sender, senderAsReader, storedAt, expiresAt, share, recipients, answers, secret, secretSalt } = message;
  const inserted = await sql.run(
    `INSERT INTO messages (id, sender, sender_as_reader, stored_at, expires_at, share, content, answers, secret, secret_salt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    id,
    sender,
    senderAsReader,
    storedAt,
    expiresAt,
    share,
    content,
    answers,
    secret,
    secretSalt,
  );
  if (inserted === 0) return false;
  for (let start = 0; start < recipients.length; start += 100) {
    const some = recipients.slice(start, start + 100);
    await sql.run(
      `INSERT INTO recipients (message_id, position, reader, phone, shared) VALUES ${some.map(() => "(?, ?, ?, ?, ?)").join(", ")}`,
      ...some.flatMap(({ reader, phone, shared }, index) => [id, start + index, reader, phone, shared ? 1 : 0]),
    );
  }
  return true;
}

async function updateMessage(sql: Sql, before: StoredMessage, after: StoredMessage): Promise<void> {
  await sql.run(
    "UPDATE messages SET expires_at = ?, ended_by = ?, ended_at = ?, share = ?, held_at = ?, held_by = ? WHERE id = ?",
    after.expiresAt,
    after.ended?.by ?? null,
    after.ended?.at ?? null,
    after.share,
    after.held?.at ?? null,
    after.held?.by ?? null,
    after.id,
  );
  for (const [position, { openedAt, repliedAt, notMeAt }] of after.recipients.entries()) {
    const was = before.recipients[position];
    if (openedAt === was?.openedAt && repliedAt === was?.repliedAt && notMeAt === was?.notMeAt) continue;
    await sql.run(
      "UPDATE recipients SET opened_at = ?, replied_at = ?, not_me_at = ? WHERE message_id = ? AND position = ?",
      openedAt,
      repliedAt,
      notMeAt,
      after.id,
      position,
    );
  }
}
