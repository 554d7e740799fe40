import type { SeenKeyStore } from "../../registers/seen-key-store.ts";
import type { Database } from "../database.ts";

export function seenKeyStore(db: Database): SeenKeyStore {
  return {
    keep: ({ sender, person, kind, material, seenAt }) =>
      db.write(async (sql) => {
        await sql.run(
          `INSERT INTO seen_keys (sender, person, kind, material, seen_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (sender, person, kind) DO UPDATE SET material = excluded.material, seen_at = excluded.seen_at
           WHERE seen_keys.seen_at < excluded.seen_at`,
          ...[sender, person, kind, material, seenAt],
        );
      }),
    async find(sender, person, kind) {
      const [row] = await db.rows<{ material: Uint8Array; seen_at: number }>(
        "SELECT material, seen_at FROM seen_keys WHERE sender = ? AND person = ? AND kind = ?",
        ...[sender, person, kind],
      );
      return row === undefined ? null : { sender, person, kind, material: row.material, seenAt: row.seen_at };
    },
  };
}
