import { randomBytes } from "node:crypto";
import type { Database, Sql } from "../storage/database.ts";
import type { DataKeys } from "./data-keys.ts";
import { depth, leafKey, type TreeNode, waysTo, without } from "./key-tree.ts";
import { unwrapShare, wrapShare } from "./share-wrap.ts";

/**
 * Wraps the server's shares so that each can be destroyed for ever: by destroying one leaf of a tree of keys that lives
 * apart from the messages. An old backup of the messages, restored beside today's keystore, opens what may still be
 * opened and nothing else. Rejects with `StorageFault` or `KeystoreFault`.
 */
export interface Keystore {
  /** 39 bytes more, that only this keystore opens, only for this message, and at the latest until the day after `expiresAt`. */
  seal(messageId: string, expiresAt: number, share: Uint8Array): Promise<Uint8Array>;
  /** Null: its leaf was destroyed. Throws when the bytes were changed. */
  open(messageId: string, sealed: Uint8Array): Promise<Buffer | null>;
  /** Durable when it resolves. `locator` as of `locatorOf`. */
  destroy(locator: Uint8Array): Promise<void>;
}

export interface KeystoreCare {
  /** Destroys every key of the days that are over. Gives how many nodes went. */
  forget(now: number): Promise<number>;
  /** New keys for the keys; gives how many nodes were encrypted anew. */
  rotate(): Promise<number>;
}

const day = 86_400_000;
const version = 1;
/** Version, epoch, leaf. */
const headBytes = 1 + 4 + depth / 2;
/** Another process may have destroyed a part of the tree; for so long, this one may still remember the whole. */
const rememberMs = 60_000;

interface NodeRow {
  readonly path: string;
  readonly node: Uint8Array;
  readonly generation: number;
}

export function keystore(db: Database, keys: DataKeys): Keystore & KeystoreCare {
  const roots = new Map<number, { readonly node: TreeNode; readonly until: number }>();

  async function insert(sql: Sql, epoch: number, nodes: readonly TreeNode[]): Promise<void> {
    const { generation, key: dataKey } = await keys.newest(sql);
    for (const { path, key } of nodes) {
      const node = wrapShare(dataKey, `${epoch} ${path}`, key);
      await sql.run(
        "INSERT INTO nodes (epoch, path, node, generation) VALUES (?, ?, ?, ?)",
        epoch,
        path,
        node,
        generation,
      );
    }
  }
  async function decrypt(epoch: number, { path, node, generation }: NodeRow, sql?: Sql): Promise<TreeNode> {
    return { path, key: unwrapShare(await keys.of(generation, sql), `${epoch} ${path}`, node) };
  }

  /** The first node of a day, if that day was never begun. */
  async function begin(epoch: number): Promise<void> {
    await db.write(async (sql) => {
      const begun = await sql.run("INSERT INTO epochs (epoch) VALUES (?) ON CONFLICT DO NOTHING", epoch);
      if (begun === 1) await insert(sql, epoch, [{ path: "", key: randomBytes(32) }]);
    });
  }

  async function covering(sql: Pick<Sql, "rows">, epoch: number, leaf: string): Promise<NodeRow | null> {
    const ways = waysTo(leaf);
    const marks = ways.map(() => "?").join(", ");
    const [row] = await sql.rows<NodeRow>(
      `SELECT path, node, generation FROM nodes WHERE epoch = ? AND path IN (${marks})`,
      epoch,
      ...ways,
    );
    return row ?? null;
  }

  return {
    async seal(messageId, expiresAt, share) {
      const epoch = Math.floor(expiresAt / day) + 1;
      for (let tries = 0; ; tries++) {
        const leaf = randomBytes(depth / 2).toString("hex");
        const remembered = roots.get(epoch);
        let node = remembered !== undefined && remembered.until > Date.now() ? remembered.node : null;
        if (node === null) {
          const row = await covering(db, epoch, leaf);
          if (row === null && tries === 0) await begin(epoch);
          if (row === null && tries > 3) throw new Error("a day without keys");
          if (row === null) continue;
          node = await decrypt(epoch, row);
          if (node.path === "") roots.set(epoch, { node, until: Date.now() + rememberMs });
        }
        const head = Buffer.alloc(headBytes);
        head.writeUInt8(version, 0);
        head.writeUInt32BE(epoch, 1);
        head.write(leaf, 5, "hex");
        return Buffer.concat([head, wrapShare(leafKey(node, leaf), messageId, share)]);
      }
    },
    async open(messageId, sealed) {
      const { epoch, leaf, wrapped } = parse(sealed);
      const row = await covering(db, epoch, leaf);
      if (row === null) return null;
      return unwrapShare(leafKey(await decrypt(epoch, row), leaf), messageId, wrapped);
    },
    async destroy(locator) {
      const { epoch, leaf } = parse(locator);
      roots.delete(epoch);
      // The data key is fetched before: inside the transaction, others would wait for it.
      const early = await covering(db, epoch, leaf);
      if (early === null) return;
      await keys.of(early.generation);
      await db.write(async (sql) => {
        await lock(sql, epoch);
        const row = await covering(sql, epoch, leaf);
        if (row === null) return;
        const node = await decrypt(epoch, row, sql);
        await sql.run("DELETE FROM nodes WHERE epoch = ? AND path = ?", epoch, row.path);
        await insert(sql, epoch, without(node, leaf));
      });
      await db.erase();
    },
    async forget(now) {
      const over = Math.floor(now / day);
      const gone = await db.write((sql) => sql.run("DELETE FROM nodes WHERE epoch <= ?", over));
      for (const epoch of roots.keys()) if (epoch <= over) roots.delete(epoch);
      if (gone > 0) await db.erase();
      return gone;
    },
    async rotate() {
      const { generation, finish } = await keys.renew();
      let count = 0;
      do {
        for (let moved = 1; moved > 0; count += moved) moved = await db.write((sql) => moveSome(sql, generation));
      } while (!(await finish()));
      return count;
    },
  };

  /** Encrypts some nodes anew that are still under an older data key. Gives how many there were. */
  async function moveSome(sql: Sql, generation: number): Promise<number> {
    const [some] = await sql.rows<{ epoch: number }>(
      "SELECT epoch FROM nodes WHERE generation < ? LIMIT 1",
      generation,
    );
    if (some === undefined) return 0;
    const { epoch } = some;
    await lock(sql, epoch);
    const old = await sql.rows<NodeRow>(
      "SELECT path, node, generation FROM nodes WHERE epoch = ? AND generation < ? LIMIT 200",
      epoch,
      generation,
    );
    for (const row of old) {
      const node = await decrypt(epoch, row, sql);
      await sql.run("DELETE FROM nodes WHERE epoch = ? AND path = ?", epoch, row.path);
      await insert(sql, epoch, [node]);
    }
    // Another may have destroyed them meanwhile; then there may be others.
    return Math.max(old.length, 1);
  }
}

/** One changes a day's tree at a time. It locks the day: rows that another is about to add cannot be locked. */
async function lock(sql: Sql, epoch: number): Promise<void> {
  await sql.rows("SELECT epoch FROM epochs WHERE epoch = ? FOR UPDATE", epoch);
}

/** Which leaf a sealed share hangs on; says nothing of the share. */
export function locatorOf(sealed: Uint8Array): Uint8Array {
  return sealed.slice(0, headBytes);
}

function parse(sealed: Uint8Array): { readonly epoch: number; readonly leaf: string; readonly wrapped: Uint8Array } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < headBytes || bytes[0] !== version) throw new Error("no sealed share of ours");
  return {
    epoch: bytes.readUInt32BE(1),
    leaf: bytes.toString("hex", 5, headBytes),
    wrapped: bytes.subarray(headBytes),
  };
}
