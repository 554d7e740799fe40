import { randomUUID } from "node:crypto";
import type { JobQueue } from "../../jobs/job-queue.ts";
import type { Database } from "../database.ts";

/** A leased job is one that is due only when its lease is over: a process that dies gives it back by doing nothing. */
export function jobQueue(db: Database): JobQueue {
  return {
    async add(sql, { id, kind, payload, dueAt }) {
      await sql.run(
        "INSERT INTO jobs (id, kind, payload, due_at, tries) VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
        id,
        kind,
        payload,
        dueAt,
      );
    },
    take: (kind, now, leaseMs, count) =>
      db.write(async (sql) => {
        const due = await sql.rows<{ id: string; payload: string; tries: number }>(
          `SELECT id, payload, tries FROM jobs WHERE kind = ? AND due_at <= ?
           ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED`,
          kind,
          now,
          count,
        );
        const lease = randomUUID();
        for (const { id } of due) {
          await sql.run(
            "UPDATE jobs SET due_at = ?, lease = ?, tries = tries + 1 WHERE id = ?",
            now + leaseMs,
            lease,
            id,
          );
        }
        return due.map(({ id, payload, tries }) => ({ id, kind, payload, lease, tries: tries + 1 }));
      }),
    async settle(sql, { id, lease }, outcome) {
      switch (outcome.kind) {
        case "done":
          return (await sql.run("DELETE FROM jobs WHERE id = ? AND lease = ?", id, lease)) === 1;
        case "again": {
          const again = "UPDATE jobs SET due_at = ?, lease = NULL WHERE id = ? AND lease = ?";
          return (await sql.run(again, outcome.dueAt, id, lease)) === 1;
        }
        case "keep": {
          const keep = "UPDATE jobs SET due_at = ? WHERE id = ? AND lease = ?";
          return (await sql.run(keep, outcome.until, id, lease)) === 1;
        }
      }
    },
  };
}
