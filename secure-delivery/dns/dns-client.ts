import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { domainToASCII } from "node:url";
import {
  type Answer,
  AUTHENTIC_DATA,
  decode,
  encode,
  type Packet,
  RECURSION_DESIRED,
  type RecordType,
  streamEncode,
  TRUNCATED_RESPONSE,
} from "dns-packet";

/** The records of the asked type; none when there are none. */
export interface DnsAnswer<Type extends RecordType = RecordType> {
  readonly records: readonly Extract<Answer, { type: Type }>[];
  /** The resolver has validated it with DNSSEC, and we trust the resolver and the way to it. */
  readonly authenticated: boolean;
}

/** Rejects with `DnsFault` when there is no answer: which is not the same as an answer that there is nothing. */
export interface DnsClient {
  ask<Type extends RecordType>(name: string, type: Type, signal: AbortSignal): Promise<DnsAnswer<Type>>;
}

export class DnsFault extends Error {
  override readonly name = "DnsFault";
  readonly code: string;

  constructor(code: string) {
    super("a name could not be looked up");
    this.code = code;
  }
}

export interface Resolver {
  readonly address: string;
  readonly port: number;
  /** Only then its AD bit counts. Node's own resolver hides the bit, therefore this client. */
  readonly validating: boolean;
}

/** UDP from a port of its own for each question, TCP when the answer is too long for that. */
export function dnsClient(resolver: Resolver): DnsClient {
  return {
    async ask<Type extends RecordType>(name: string, type: Type, signal: AbortSignal): Promise<DnsAnswer<Type>> {
      const question = questionFor(name, type);
      const short = await overUdp(resolver, question, signal);
      const truncated = ((short.flags ?? 0) & TRUNCATED_RESPONSE) !== 0;
      const packet = truncated ? await overTcp(resolver, question, signal) : short;
      return {
        records: answersIn(packet).filter(isOfType(type)),
        authenticated: resolver.validating && ((packet.flags ?? 0) & AUTHENTIC_DATA) !== 0,
      };
    },
  };
}

function questionFor(name: string, type: RecordType): Packet {
  // Underscores begin names such as _25._tcp.mx.example and are no part of IDNA.
  const ascii = /^[\x21-\x7e]+$/.test(name) ? name : domainToASCII(name);
  if (ascii === "") throw new DnsFault("BADNAME");
  return {
    type: "query",
    id: randomInt(65_536),
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ type, name: ascii }],
  };
}

function overUdp({ address, port }: Resolver, question: Packet, signal: AbortSignal): Promise<Packet> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    const bytes = encode(question);
    const end = (settle: () => void): void => {
      clearInterval(again);
      signal.removeEventListener("abort", late);
      socket.close();
      settle();
    };
    const late = (): void => end(() => reject(new DnsFault("TIMEOUT")));
    const ask = (): void => socket.send(bytes, (error) => error && end(() => reject(new DnsFault("UNREACHABLE"))));
    const again = setInterval(ask, 1_500);
    if (signal.aborted) return late();
    signal.addEventListener("abort", late);
    socket.on("error", () => end(() => reject(new DnsFault("UNREACHABLE"))));
    socket.on("message", (message) => {
      const packet = readAnswer(message, question);
      // Anything that does not fit the question is somebody's guess: go on waiting.
      if (packet !== null) end(() => resolve(packet));
    });
    socket.connect(port, address, ask);
  });
}

function overTcp({ address, port }: Resolver, question: Packet, signal: AbortSignal): Promise<Packet> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, signal });
    let bytes = Buffer.alloc(0);
    const fail = (): void => reject(new DnsFault(signal.aborted ? "TIMEOUT" : "UNREACHABLE"));
    socket.on("error", fail);
    socket.on("close", fail);
    socket.on("connect", () => socket.write(streamEncode(question)));
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 2 || bytes.length < bytes.readUInt16BE(0) + 2) return;
      const packet = readAnswer(bytes.subarray(2, bytes.readUInt16BE(0) + 2), question);
      if (packet !== null) resolve(packet);
      socket.destroy();
    });
  });
}

function readAnswer(message: Buffer, question: Packet): Packet | null {
  try {
    const packet = decode(message);
    const [asked] = question.questions ?? [];
    const [answered] = packet.questions ?? [];
    const fits =
      packet.type === "response" &&
      packet.id === question.id &&
      answered?.type === asked?.type &&
      answered?.name.toLowerCase() === asked?.name.toLowerCase();
    return fits ? packet : null;
  } catch {
    return null;
  }
}

function answersIn(packet: Packet): readonly Answer[] {
  const code = "rcode" in packet ? String(packet.rcode) : "NOERROR";
  if (code === "NXDOMAIN") return [];
  if (code !== "NOERROR") throw new DnsFault(code);
  return packet.answers ?? [];
}

function isOfType<Type extends RecordType>(type: Type): (answer: Answer) => answer is Extract<Answer, { type: Type }> {
  return (answer): answer is Extract<Answer, { type: Type }> => answer.type === type;
}
