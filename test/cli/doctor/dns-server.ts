import { createSocket } from "node:dgram";
import * as packet from "dns-packet";

/** Records by `TYPE name`. `"refuse"` answers SERVFAIL. */
export type Zone = Readonly<Record<string, readonly string[] | "refuse">>;

export interface DnsServer {
  /** Address and port, as `--resolver` takes it. */
  readonly resolver: string;
  stop(): Promise<void>;
}

/** A DNS server on this machine that knows `zone()` and nothing else. */
export async function dnsServer(zone: () => Zone): Promise<DnsServer> {
  const socket = createSocket("udp4");
  socket.on("message", (message, { port, address }) => {
    const asked = packet.decode(message);
    const [question] = asked.questions ?? [];
    if (question === undefined) return;
    const found = zone()[`${question.type} ${question.name.toLowerCase()}`];
    const failed = found === "refuse";
    const answers = (failed ? [] : (found ?? [])).map((value) => answerOf(question.type, question.name, value));
    const rcode = failed ? 2 : found === undefined ? 3 : 0;
    const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode;
    socket.send(
      packet.encode({ type: "response", id: asked.id ?? 0, flags, questions: [question], answers }),
      port,
      address,
    );
  });
  await new Promise<void>((resolve) => void socket.bind(0, "127.0.0.1", resolve));
  return {
    resolver: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

function answerOf(type: string, name: string, value: string): packet.Answer {
  if (type === "MX") return { type: "MX", name, ttl: 60, data: { preference: 10, exchange: value } };
  // A record is made of pieces of at most 255 bytes.
  return { type: "TXT", name, ttl: 60, data: value.match(/.{1,200}/g) ?? [""] };
}
