import type { Digest } from "../../keys/digests.ts";
import type { DeviceStore, PasskeyChallenges, PasskeyStore } from "../../pickup/proof-stores.ts";
import type { Database } from "../database.ts";

export function deviceStore(db: Database): DeviceStore {
  return {
    add: ({ token, owner, until }) =>
      db.write(async (sql) => {
        await sql.run("INSERT INTO devices (token, owner, until) VALUES (?, ?, ?)", token, owner, until);
      }),
    async find(token) {
      const [row] = await db.rows<{ owner: Digest; until: number }>(
        "SELECT owner, until FROM devices WHERE token = ?",
        token,
      );
      return row === undefined ? null : { token, ...row };
    },
    forget: (owner) =>
      db.write(async (sql) => {
        await sql.run("DELETE FROM devices WHERE owner = ?", owner);
      }),
  };
}

export function passkeyStore(db: Database): PasskeyStore {
  return {
    add: ({ id, owner, publicKey, counter }, at) =>
      db.write(async (sql) => {
        await sql.run(
          "INSERT INTO passkeys (id, owner, public_key, counter, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          id,
          owner,
          publicKey,
          counter,
          at,
        );
      }),
    async find(id) {
      const [row] = await db.rows<{ owner: Digest; public_key: Uint8Array; counter: number }>(
        "SELECT owner, public_key, counter FROM passkeys WHERE id = ?",
        id,
      );
      if (row === undefined) return null;
      return { id, owner: row.owner, publicKey: new Uint8Array(row.public_key), counter: row.counter };
    },
    counted: (id, counter) =>
      db.write(async (sql) => {
        await sql.run("UPDATE passkeys SET counter = ? WHERE id = ?", counter, id);
      }),
  };
}

export function passkeyChallenges(db: Database): PasskeyChallenges {
  return {
    add: (challenge, until) =>
      db.write(async (sql) => {
        await sql.run("INSERT INTO passkey_challenges (challenge, until) VALUES (?, ?)", challenge, until);
      }),
    take: (challenge, now) =>
      db.write(async (sql) => {
        const taken = await sql.run("DELETE FROM passkey_challenges WHERE challenge = ? AND until > ?", challenge, now);
        return taken === 1;
      }),
  };
}
