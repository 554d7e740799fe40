import { type Keystore, locatorOf } from "../../keys/keystore.ts";
import type { Database, Sql } from "../database.ts";

/** Decides the end of a share's key, in the transaction that ends the share: a crash may delay it, and not prevent it. */
export async function decideShred(sql: Sql, share: Uint8Array): Promise<void> {
  await sql.run("INSERT INTO shreds (locator) VALUES (?) ON CONFLICT DO NOTHING", locatorOf(share));
}

/** Carries out what was decided; doing it twice is no harm. */
export async function carryOutShreds(db: Database, keystore: Keystore): Promise<void> {
  const decided = await db.rows<{ locator: Uint8Array }>("SELECT locator FROM shreds LIMIT 500");
  for (const { locator } of decided) {
    await keystore.destroy(locator);
    await db.write((sql) => sql.run("DELETE FROM shreds WHERE locator = ?", locator));
  }
}
