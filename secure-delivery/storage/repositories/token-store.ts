import type { TokenStore } from "../../identity/token-store.ts";
import type { Digest } from "../../keys/digests.ts";
import type { Database } from "../database.ts";

export function tokenStore(db: Database): TokenStore {
  return {
    enrol: ({ code, token, sender, at }, maxUses) =>
      db.write(async (sql) => {
        await sql.run("INSERT INTO enrolment_uses (code, used) VALUES (?, 0) ON CONFLICT DO NOTHING", code);
        const counted = await sql.run(
          "UPDATE enrolment_uses SET used = used + 1 WHERE code = ? AND used < ?",
          code,
          maxUses,
        );
        if (counted === 0) return false;
        await sql.run("INSERT INTO tokens (token, sender, at) VALUES (?, ?, ?)", token, sender, at);
        return true;
      }),
    async senderOf(token) {
      const [row] = await db.rows<{ sender: Digest }>("SELECT sender FROM tokens WHERE token = ?", token);
      return row?.sender ?? null;
    },
  };
}
