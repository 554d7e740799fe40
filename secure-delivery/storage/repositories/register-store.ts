import type { RegisterKind } from "../../../shared/core/delivery/wire/registers.ts";
import type { Digest } from "../../keys/digests.ts";
import type { RegisterStore, StoredEntry } from "../../registers/register-store.ts";
import type { Database } from "../database.ts";

interface EntryRow {
  readonly id: string;
  readonly register: RegisterKind;
  readonly person: Digest;
  readonly purpose: string;
  readonly document: string;
  readonly recorded_by: Digest;
  readonly recorded_at: number;
  readonly until: number;
  readonly revoked_by: Digest | null;
  readonly revoked_at: number | null;
}

const columns = "id, register, person, purpose, document, recorded_by, recorded_at, until, revoked_by, revoked_at";

export function registerStore(db: Database): RegisterStore {
  return {
    add: ({ id, register, person, purpose, document, recordedBy, recordedAt, until }) =>
      db.write(async (sql) => {
        await sql.run(
          `INSERT INTO register_entries (id, register, person, purpose, document, recorded_by, recorded_at, until)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[id, register, person, purpose, document, recordedBy, recordedAt, until],
        );
      }),
    async of(person) {
      const rows = await db.rows<EntryRow>(
        `SELECT ${columns} FROM register_entries WHERE person = ? ORDER BY recorded_at DESC, id`,
        person,
      );
      return rows.map(entryOf);
    },
    revoke: (id, person, by, at) =>
      db.write(async (sql) => {
        await sql.run(
          "UPDATE register_entries SET revoked_by = ?, revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL",
          ...[by, at, id, person],
        );
        const [row] = await sql.rows<EntryRow>(
          `SELECT ${columns} FROM register_entries WHERE id = ? AND person = ?`,
          ...[id, person],
        );
        return row === undefined ? null : entryOf(row);
      }),
  };
}

function entryOf(row: EntryRow): StoredEntry {
  const { id, register, person, purpose, document, recorded_by, recorded_at, until, revoked_by, revoked_at } = row;
  return {
    id,
    register,
    person,
    purpose,
    document,
    recordedBy: recorded_by,
    recordedAt: recorded_at,
    until,
    revoked: revoked_by === null || revoked_at === null ? null : { by: revoked_by, at: revoked_at },
  };
}
