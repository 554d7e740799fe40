import type { DatabaseSync } from "node:sqlite";
import type { TokenStore } from "../../identity/token-store.ts";
import type { Digest } from "../../keys/digests.ts";
import { inTransaction } from "./open-database.ts";

export function sqliteTokenStore(db: DatabaseSync): TokenStore {
  const used = db.prepare("SELECT used FROM enrolment_uses WHERE code = ?");
  const count = db.prepare(
    "INSERT INTO enrolment_uses (code, used) VALUES (?, 1) ON CONFLICT (code) DO UPDATE SET used = used + 1",
  );
  const insert = db.prepare("INSERT INTO tokens (token, sender, at) VALUES (?, ?, ?)");
  const select = db.prepare("SELECT sender FROM tokens WHERE token = ?");
  return {
    async enrol({ code, token, sender, at }, maxUses) {
      return inTransaction(db, () => {
        if (Number(used.get(code)?.used ?? 0) >= maxUses) return false;
        count.run(code);
        insert.run(token, sender, at);
        return true;
      });
    },
    async senderOf(token) {
      return (select.get(token)?.sender as Digest | undefined) ?? null;
    },
  };
}
