import type { AuditStore } from "../../evidence/audit-store.ts";
import type { LogStore } from "../../evidence/log-store.ts";
import type { Database } from "../database.ts";

export function auditStore(db: Database, log: LogStore): AuditStore {
  return {
    keep: (subject, events, now) =>
      db.write(async (sql) => {
        let kept = 0;
        for (const { id, ...facts } of events) {
          const fresh = await sql.run(
            "INSERT INTO audit_seen (subject, event_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            subject,
            id,
            now,
          );
          if (fresh === 0) continue;
          kept++;
          await log.add(sql, { kind: "client", at: now, message: null, facts: { by: subject, event: facts } });
        }
        return kept;
      }),
  };
}
