import { connect, type Socket } from "node:net";

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
  /** Answers with another status than the wanted one. */
  readonly wrong: number;
}

export interface LoadOptions {
  readonly ports: readonly number[];
  readonly requests: readonly Buffer[];
  readonly connections: number;
  readonly status: number;
  /** So many a second, whatever the answers; without it as fast as the answers come. */
  readonly rate?: number;
}

/** Sends ready-made requests over kept connections: the load must cost little, it shares the machine. */
export async function load({ ports, requests, connections, status, rate }: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  let wrong = 0;
  const good = `HTTP/1.1 ${status} `;
  const sockets = await Promise.all(
    Array.from({ length: connections }, (_, index) => open(ports[index % ports.length] ?? 0)),
  );
  const start = performance.now();
  /** With a rate, each request has its time, and its latency counts from there. */
  const dueAt = (index: number): number => (rate === undefined ? performance.now() : start + (index * 1_000) / rate);

  async function run(socket: Socket): Promise<void> {
    const answers = answersOf(socket);
    for (let index = next++; index < requests.length; index = next++) {
      const due = dueAt(index);
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      socket.write(requests[index] ?? Buffer.alloc(0));
      const answer = await answers.next();
      if (!answer.startsWith(good)) wrong++;
      latencies.push(performance.now() - due);
    }
    socket.destroy();
  }
  await Promise.all(sockets.map(run));
  const seconds = (performance.now() - start) / 1_000;
  return { perSecond: requests.length / seconds, latencies: latencies.sort((one, two) => one - two), wrong };
}

export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function request(method: string, path: string, headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
  const lines = Object.entries({ host: "bench", ...headers, "content-length": String(body.length) });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** The answers of one connection, one after the other. */
function answersOf(socket: Socket): { next(): Promise<string> } {
  let received = "";
  let waiting: ((answer: string) => void) | null = null;
  const give = (): void => {
    const end = received.indexOf("\r\n\r\n");
    if (waiting === null || end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, end + 2))?.[1] ?? 0);
    if (received.length < end + 4 + length) return;
    const answer = received.slice(0, end + 4 + length);
    received = received.slice(answer.length);
    const give = waiting;
    waiting = null;
    give(answer);
  };
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    received += chunk;
    give();
  });
  socket.on("close", () => waiting?.(""));
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        give();
      }),
  };
}
