import type { AnswerStore, KeptAnswer } from "../../messages/message-store.ts";
import type { Database } from "../database.ts";

export function answerStore(db: Database): AnswerStore {
  return {
    async find(key) {
      const [row] = await db.rows<{ key: KeptAnswer["key"]; body_digest: KeptAnswer["bodyDigest"]; answer: string }>(
        "SELECT key, body_digest, answer FROM answers WHERE key = ?",
        key,
      );
      return row === undefined ? null : { key: row.key, bodyDigest: row.body_digest, answer: row.answer };
    },
  };
}
