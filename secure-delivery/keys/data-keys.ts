import { randomBytes } from "node:crypto";
import type { Database, Sql } from "../storage/database.ts";
import { type Kek, KeystoreFault } from "./kek.ts";

/** The keys that the nodes are encrypted with: asking the key-encryption key itself for each node would take too long. */
export interface DataKeys {
  /** Inside a transaction that encrypts: until it ends, nobody can do away with this key. */
  newest(sql: Sql): Promise<{ readonly generation: number; readonly key: Buffer }>;
  of(generation: number, sql?: Sql): Promise<Buffer>;
  /** A new one, in use from now on. */
  renew(): Promise<Renewal>;
}

export interface Renewal {
  readonly generation: number;
  /** Ends all before it; false when something is still encrypted with one of them. */
  finish(): Promise<boolean>;
}

export function dataKeys(db: Database, kek: Kek): DataKeys {
  const known = new Map<number, Buffer>();

  async function load(generation: number, sql: Pick<Sql, "rows"> = db): Promise<Buffer> {
    const found = known.get(generation);
    if (found !== undefined) return found;
    const [row] = await sql.rows<{ wrapped: Uint8Array }>(
      "SELECT wrapped FROM data_keys WHERE generation = ?",
      generation,
    );
    if (row === undefined) throw new KeystoreFault();
    const key = await kek.unwrap(Buffer.from(row.wrapped));
    if (key.length !== 32) throw new KeystoreFault();
    known.set(generation, key);
    return key;
  }

  async function latest(sql: Pick<Sql, "rows">, lock: boolean): Promise<number | null> {
    const [row] = await sql.rows<{ generation: number }>(
      `SELECT generation FROM data_keys ORDER BY generation DESC LIMIT 1${lock ? " FOR UPDATE" : ""}`,
    );
    return row?.generation ?? null;
  }

  async function add(generation: number): Promise<void> {
    const wrapped = await kek.wrap(randomBytes(32));
    await db.write((sql) =>
      sql.run("INSERT INTO data_keys (generation, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING", generation, wrapped),
    );
  }

  return {
    async newest(sql) {
      const generation = await latest(sql, true);
      if (generation === null) throw new KeystoreFault();
      return { generation, key: await load(generation, sql) };
    },
    of: load,
    async renew() {
      const before = await latest(db, false);
      const end = before === null ? null : await kek.renew();
      const generation = (before ?? 0) + 1;
      await add(generation);
      return {
        generation,
        async finish() {
          const finished = await db.write(async (sql) => {
            // Waits for whoever encrypts with an old one just now.
            await sql.rows("SELECT generation FROM data_keys WHERE generation < ? FOR UPDATE", generation);
            const left = await sql.rows("SELECT epoch FROM nodes WHERE generation < ? LIMIT 1", generation);
            if (left.length > 0) return false;
            await sql.run("DELETE FROM data_keys WHERE generation < ?", generation);
            return true;
          });
          if (!finished) return false;
          for (const old of known.keys()) if (old < generation) known.delete(old);
          await db.erase();
          await end?.();
          return true;
        },
      };
    },
  };
}
