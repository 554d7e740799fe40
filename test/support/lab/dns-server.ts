import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import {
  type Answer,
  AUTHENTIC_DATA,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  RECURSION_AVAILABLE,
  streamEncode,
  TRUNCATED_RESPONSE,
} from "dns-packet";
import { freePort } from "./free-port.ts";

/** A resolver that knows the names that a test gives it. */
export interface DnsServer {
  readonly port: number;
  /** How often a name was asked for, as `TYPE name`. */
  readonly asked: Map<string, number>;
  set(...answers: readonly Answer[]): void;
  remove(name: string, type: string): void;
  /** Names, as `TYPE name`, that fail with SERVFAIL, or that nobody answers for. */
  readonly broken: Set<string>;
  readonly silent: Set<string>;
  stop(): Promise<void>;
}

export async function startDnsServer(signed = false): Promise<DnsServer> {
  let known: Answer[] = [];
  const asked = new Map<string, number>();
  const broken = new Set<string>();
  const silent = new Set<string>();

  function answer(query: Packet): Packet | null {
    const question = query.questions?.[0];
    if (question === undefined) return null;
    const key = `${question.type} ${question.name.toLowerCase()}`;
    asked.set(key, (asked.get(key) ?? 0) + 1);
    if (silent.has(key)) return null;
    const named = known.filter(({ name }) => name === question.name.toLowerCase());
    const answers = named.filter(({ type }) => type === question.type);
    const rcode = broken.has(key) ? 2 : named.length === 0 ? 3 : 0;
    const flags = AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | (signed ? AUTHENTIC_DATA : 0) | rcode;
    return { type: "response", id: query.id ?? 0, flags, questions: [question], answers: rcode === 2 ? [] : answers };
  }

  const udp = createSocket("udp4");
  udp.on("message", (message, from) => {
    const reply = answer(decode(message));
    if (reply === null) return;
    const bytes = encode(reply);
    const short = { ...reply, answers: [], flags: (reply.flags ?? 0) | TRUNCATED_RESPONSE };
    udp.send(bytes.length > 512 ? encode(short) : bytes, from.port, from.address);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => udp.bind(port, "127.0.0.1", resolve));
  const tcp = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      const reply = answer(decode(chunk.subarray(2)));
      if (reply !== null) socket.write(streamEncode(reply));
    });
  });
  await new Promise<void>((resolve, reject) => {
    tcp.on("error", reject);
    tcp.listen(port, "127.0.0.1", resolve);
  });
  return {
    port,
    asked,
    broken,
    silent,
    set(...answers) {
      known.push(...answers.map((each) => ({ ttl: 60, ...each })));
    },
    remove(name, type) {
      known = known.filter((each) => each.name !== name || each.type !== type);
    },
    async stop() {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
}
