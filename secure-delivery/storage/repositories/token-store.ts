import type { KeptToken, TokenStore } from "../../identity/token-store.ts";
import type { Database } from "../database.ts";

export function tokenStore(db: Database): TokenStore {
  return {
    enrol: ({ code, token, sender, at, role }, maxUses) =>
      db.write(async (sql) => {
        await sql.run("INSERT INTO enrolment_uses (code, used) VALUES (?, 0) ON CONFLICT DO NOTHING", code);
        const counted = await sql.run(
          "UPDATE enrolment_uses SET used = used + 1 WHERE code = ? AND used < ?",
          code,
          maxUses,
        );
        if (counted === 0) return false;
        await sql.run("INSERT INTO tokens (token, sender, at, role) VALUES (?, ?, ?, ?)", token, sender, at, role);
        return true;
      }),
    async find(token) {
      const [row] = await db.rows<KeptToken>("SELECT sender, at, role FROM tokens WHERE token = ?", token);
      return row ?? null;
    },
    revoke: (what) =>
      db.write((sql) =>
        "token" in what
          ? sql.run("DELETE FROM tokens WHERE token = ?", what.token)
          : sql.run("DELETE FROM tokens WHERE sender = ?", what.sender),
      ),
  };
}
