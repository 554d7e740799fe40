import type { SessionStore } from "../../identity/session-store.ts";
import type { Database } from "../database.ts";

export function sessionStore(db: Database): SessionStore {
  return {
    async lastSeen(session) {
      const [row] = await db.rows<{ seen_at: number }>("SELECT seen_at FROM sessions WHERE session = ?", session);
      return row?.seen_at ?? null;
    },
    seen: (session, at) =>
      db.write(async (sql) => {
        await sql.run(
          `INSERT INTO sessions (session, seen_at) VALUES (?, ?)
           ON CONFLICT (session) DO UPDATE SET seen_at = excluded.seen_at WHERE sessions.seen_at < excluded.seen_at`,
          session,
          at,
        );
      }),
  };
}
