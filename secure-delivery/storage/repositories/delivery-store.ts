import type { EndpointRoute } from "../../../shared/core/delivery/wire/routes.ts";
import type { DeliveryStates, DeliveryStore, Floor, Progress } from "../../delivery/delivery-store.ts";
import type { Database } from "../database.ts";

interface ProgressRow {
  readonly state: Progress["state"];
  readonly route: EndpointRoute | null;
  readonly detail: string;
  readonly deferred_since: number | null;
}

interface DeliveryRow extends ProgressRow {
  readonly message_id: string;
  readonly position: number;
  readonly tag: string;
  readonly floor: Floor;
  readonly envelope: Uint8Array | null;
  readonly link_secret: Uint8Array | null;
}

const progressColumns = "state, route, detail, deferred_since";

export function deliveryStore(db: Database): DeliveryStore & DeliveryStates {
  return {
    async add(sql, { messageId, floor, envelope, linkSecret, tags, at }) {
      await sql.run(
        "INSERT INTO submissions (message_id, floor, envelope, link_secret) VALUES (?, ?, ?, ?)",
        messageId,
        floor,
        envelope,
        linkSecret,
      );
      for (let start = 0; start < tags.length; start += 100) {
        const some = tags.slice(start, start + 100);
        await sql.run(
          `INSERT INTO deliveries (message_id, position, tag, state, detail, changed_at) VALUES ${some.map(() => "(?, ?, ?, 'queued', '', ?)").join(", ")}`,
          ...some.flatMap((tag, index) => [messageId, start + index, tag, at]),
        );
      }
    },
    async find(by) {
      const where = "tag" in by ? "d.tag = ?" : "d.message_id = ? AND d.position = ?";
      const values = "tag" in by ? [by.tag] : [by.messageId, by.position];
      const [row] = await db.rows<DeliveryRow>(
        `SELECT d.message_id, d.position, d.tag, d.state, d.route, d.detail, d.deferred_since,
           s.floor, s.envelope, s.link_secret
         FROM deliveries d JOIN submissions s ON s.message_id = d.message_id WHERE ${where}`,
        ...values,
      );
      if (row === undefined) return null;
      const { message_id, position, tag, floor, envelope, link_secret } = row;
      return { messageId: message_id, position, tag, floor, envelope, linkSecret: link_secret, ...progressOf(row) };
    },
    async record(sql, { messageId, position }, from, next, at) {
      const changed = await sql.run(
        `UPDATE deliveries SET state = ?, route = ?, detail = ?, deferred_since = ?, changed_at = ?
         WHERE message_id = ? AND position = ? AND state IN (${from.map(() => "?").join(", ")})`,
        next.state,
        next.route,
        next.detail,
        next.deferredSince,
        at,
        messageId,
        position,
        ...from,
      );
      return changed === 1;
    },
    async of(messageId) {
      const rows = await db.rows<ProgressRow>(
        `SELECT ${progressColumns} FROM deliveries WHERE message_id = ? ORDER BY position`,
        messageId,
      );
      return rows.map(progressOf);
    },
  };
}

function progressOf({ state, route, detail, deferred_since }: ProgressRow): Progress {
  return { state, route, detail, deferredSince: deferred_since };
}
