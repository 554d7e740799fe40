import { randomBytes } from "node:crypto";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { checkConfig } from "../../secure-delivery/config.ts";
import { keyedDigests } from "../../secure-delivery/keys/digests.ts";
import { noAttempts } from "../../secure-delivery/pickup/attempts.ts";
import { openStorage } from "../../secure-delivery/storage/open-storage.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { median } from "./accepts.ts";
import {
  type BenchFolder,
  benchFolder,
  configOf,
  type EndpointProcess,
  sender,
  startEndpoint,
} from "./endpoint-process.ts";
import { load, percentile, request } from "./load.ts";

const asked = 1_500;
const reader = "somebody@home.example";
const code = "123456";

export interface Growth {
  /** The slower of the two, of a million and of a thousand. */
  readonly millionRatio: number;
  readonly stateMs: readonly [thousand: number, million: number];
  readonly pickupMs: readonly [thousand: number, million: number];
}

/** State query and pickup, beside a thousand messages and beside a million; in turns, so that a busy machine counts for both. */
export async function growth(many = 1_000_000): Promise<Growth> {
  const sides = [await prepare(1_000), await prepare(many)] as const;
  try {
    const rounds: (readonly [Times, Times])[] = [];
    for (let round = 0; round < 3; round++)
      rounds.push([await sides[0].measure(round), await sides[1].measure(round)] as const);
    const of = (side: 0 | 1, what: "state" | "pickup"): number => median(rounds.map((round) => round[side][what]));
    const stateMs = [of(0, "state"), of(1, "state")] as const;
    const pickupMs = [of(0, "pickup"), of(1, "pickup")] as const;
    return { millionRatio: Math.max(stateMs[1] / stateMs[0], pickupMs[1] / pickupMs[0]), stateMs, pickupMs };
  } finally {
    for (const side of sides) await side.stop();
  }
}

interface Times {
  readonly state: number;
  readonly pickup: number;
}

interface Side {
  measure(round: number): Promise<Times>;
  stop(): Promise<void>;
}

async function prepare(messages: number): Promise<Side> {
  const folder = benchFolder();
  const ids = Array.from({ length: asked }, () => randomBytes(16).toString("base64url"));
  await store(folder, ids);
  fill(folder, messages - ids.length);
  const endpoint = await startEndpoint(folder);
  const token = await endpoint.enrol();
  return {
    measure: (round) => measure(endpoint, token, ids.slice((round * asked) / 3, ((round + 1) * asked) / 3)),
    async stop() {
      await endpoint.stop();
      folder.remove();
    },
  };
}

async function measure(endpoint: EndpointProcess, token: string, ids: readonly string[]): Promise<Times> {
  const none = Buffer.alloc(0);
  const ask = ids.map((id) => request("GET", `/v1/messages/${id}`, { authorization: `Bearer ${token}` }, none));
  const body = Buffer.from(JSON.stringify({ address: reader, code }));
  const json = { "content-type": "application/json" };
  const open = ids.map((id) => request("POST", `/p/${id}/open`, json, body));
  const at = { ports: [endpoint.port], connections: 4, status: 200 };
  const state = await load({ ...at, requests: ask });
  const pickup = await load({ ...at, requests: open });
  if (state.wrong + pickup.wrong > 0) throw new Error(`${state.wrong} states, ${pickup.wrong} pickups were refused`);
  return { state: percentile(state.latencies, 0.5), pickup: percentile(pickup.latencies, 0.5) };
}

/** Whole messages with a code under way, by the endpoint's own parts. */
async function store(folder: BenchFolder, ids: readonly string[]): Promise<void> {
  const storage = await openStorage(checkConfig(configOf(folder)));
  const digests = keyedDigests(storage.keys.digest);
  const [from, to] = [parseEmailAddress(sender), parseEmailAddress(reader)];
  if (from === null || to === null) throw new Error("no address");
  const now = Date.now();
  const expiresAt = now + 30 * 86_400_000;
  for (const id of ids) {
    const share = await storage.keys.keystore.seal(id, expiresAt, randomBytes(32));
    const readerDigest = digests.reader(id, to);
    const kept = { key: digests.idempotency(digests.sender(from), id), bodyDigest: digests.sender(from), answer: "{}" };
    await storage.messages.add(
      {
        id,
        sender: digests.sender(from),
        senderAsReader: digests.reader(id, from),
        storedAt: now,
        expiresAt,
        ended: null,
        held: null,
        share,
        recipients: [
          { reader: readerDigest, openedAt: null, repliedAt: null, notMeAt: null, phone: null, shared: false },
        ],
        answers: null,
        secret: null,
        secretSalt: null,
      },
      randomBytes(500),
      kept,
    );
    await storage.attempts.step(readerDigest, () => ({
      next: { ...noAttempts, code: digests.code(readerDigest, code), codeUntil: now + 86_400_000 },
      result: { kind: "ok" },
    }));
  }
  await storage.close();
}

/** Rows of the same shape, as fast as SQLite takes them. */
function fill(folder: BenchFolder, count: number): void {
  if (count <= 0) return;
  const db = new DatabaseSync(path.join(folder.data, "messages.db"));
  db.exec("PRAGMA synchronous = OFF; BEGIN");
  const message = db.prepare(
    `INSERT INTO messages (id, sender, sender_as_reader, stored_at, expires_at, share, content) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const recipient = db.prepare("INSERT INTO recipients (message_id, position, reader) VALUES (?, 0, ?)");
  const random = randomBytes(1 << 20);
  const text = (at: number, bytes: number): string => random.toString("base64url", at, at + bytes);
  const share = randomBytes(71);
  const content = randomBytes(100);
  const now = Date.now();
  for (let index = 0; index < count; index++) {
    const at = (index * 37) % ((1 << 20) - 64);
    const id = `${index.toString(36).padStart(6, "0")}${text(at, 12)}`;
    message.run(id, text(at + 3, 32), text(at + 7, 32), now, now + 30 * 86_400_000 + index, share, content);
    recipient.run(id, text(at + 11, 32));
  }
  db.exec("COMMIT");
  db.close();
}
