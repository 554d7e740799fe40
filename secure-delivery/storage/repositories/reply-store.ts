import type { ReplyStore } from "../../pickup/pickup-stores.ts";
import type { Database } from "../database.ts";

export function replyStore(db: Database): ReplyStore {
  return {
    async ofMessage(id) {
      const rows = await db.rows<{ id: string }>(
        "SELECT id FROM messages WHERE answers = ? ORDER BY stored_at, id",
        id,
      );
      return rows.map((row) => row.id);
    },
  };
}
