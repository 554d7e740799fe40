import pg from "pg";
import { ConfigError } from "../../config-error.ts";
import type { OpenDatabase, Sql, Value } from "../database.ts";
import { migrate } from "../migrations/migrate.ts";
import { type Migration, postgresDialect } from "../migrations/migration.ts";
import { orFault, StorageFault } from "../storage-fault.ts";
import { placeholders } from "./placeholders.ts";

/** Any number, but the same in every endpoint: who holds it is the one that migrates. */
const migrationLock = 7_321_905;
const triesOnConflict = 5;

/** Several endpoints may use one database. Rejects with `ConfigError` when it cannot be reached or used. */
export async function openPostgres(
  url: string,
  connections: number,
  migrations: readonly Migration[],
): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: "sealpost",
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser },
  });
  // A connection that breaks is replaced by the pool, and whoever uses it hears of it; unheard, it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const write: OpenDatabase["write"] = (work) => inTransaction(pool, work);
  try {
    await write(async (sql) => {
      await sql.rows("SELECT pg_advisory_xact_lock(?)", migrationLock);
      return migrate(sql, postgresDialect, migrations);
    });
    return {
      rows: sqlOf(pool).rows,
      write,
      async erase() {
        // Old row versions go with the next vacuum; what must be gone at once is encrypted under a key kept elsewhere.
      },
      isErased: () => true,
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    if (error instanceof ConfigError) throw error;
    throw new ConfigError("storage.database, keys.database: PostgreSQL cannot be reached or used there.");
  }
}

async function inTransaction<Result>(pool: pg.Pool, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const client = await orFault(() => pool.connect());
    const sql = sqlOf(client);
    let isBroken = false;
    try {
      await sql.run("BEGIN");
      const result = await work(sql);
      await sql.run("COMMIT");
      return result;
    } catch (error) {
      isBroken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      if (!isConflict(error) || tries === triesOnConflict) throw error;
    } finally {
      client.release(isBroken);
    }
  }
}

/** Two transactions were in each other's way (serialization failure, deadlock): once more. */
function isConflict(error: unknown): boolean {
  return error instanceof StorageFault && (error.code === "40001" || error.code === "40P01");
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  const query = (sql: string, values: readonly Value[]): Promise<pg.QueryResult> =>
    orFault(() =>
      client.query(
        values.length === 0 ? placeholders(sql).text : { ...placeholders(sql), values: values.map(asParameter) },
      ),
    );
  return {
    rows: async <Row>(sql: string, ...values: readonly Value[]) => (await query(sql, values)).rows as readonly Row[],
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
  };
}

/** node-postgres takes a Buffer for bytes; another Uint8Array it would write as text. */
function asParameter(value: Value): Value {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

const bigint = pg.types.builtins.INT8;

/** Our whole numbers are counts and times, all below 2^53. */
function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  return oid === bigint ? Number : pg.types.getTypeParser(oid, format as "text");
}
