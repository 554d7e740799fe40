import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Thunderbird's remote control: one TCP connection, commands answered in any order. */
export interface Marionette {
  /** Rejects with Marionette's own error, or when the connection closes. */
  command(name: string, parameters?: object): Promise<unknown>;
  /**
   * Runs a function in the chrome window that is in focus. It travels as source: it sees its arguments (JSON) and
   * Thunderbird's globals, nothing of the test.
   */
  run<Args extends readonly unknown[], Result>(
    task: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  close(): void;
}

/** Waits until Thunderbird listens, then opens a session in the chrome context. */
export async function connectMarionette(port: number, limitMs = 60_000): Promise<Marionette> {
  const socket = await connect(port, Date.now() + limitMs);
  const marionette = overSocket(socket);
  // Message boxes are the test's to answer (alerts.ts).
  await marionette.command("WebDriver:NewSession", { unhandledPromptBehavior: "ignore" });
  await marionette.command("Marionette:SetContext", { value: "chrome" });
  return marionette;
}

async function connect(port: number, until: number): Promise<net.Socket> {
  for (;;) {
    try {
      return await new Promise<net.Socket>((resolve, reject) => {
        const socket = net.connect({ host: "127.0.0.1", port }, () => resolve(socket));
        socket.once("error", reject);
      });
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

interface Waiter {
  readonly name: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function overSocket(socket: net.Socket): Marionette {
  const waiting = new Map<number, Waiter>();
  let lastId = 0;
  socket.setNoDelay(true);
  readPackets(socket, (packet) => {
    if (!Array.isArray(packet)) return; // The greeting.
    const [, id, error, result] = packet;
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error) waiter?.reject(new Error(`${waiter.name}: ${error.error}: ${error.message}`));
    else waiter?.resolve(result);
  });
  socket.once("close", () => {
    for (const { name, reject } of waiting.values()) reject(new Error(`${name}: Thunderbird closed the connection`));
    waiting.clear();
  });
  socket.on("error", () => socket.destroy());

  const command: Marionette["command"] = (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) {
        reject(new Error(`${name}: Thunderbird is gone`));
        return;
      }
      const id = ++lastId;
      waiting.set(id, { name, resolve, reject });
      const packet = Buffer.from(JSON.stringify([0, id, name, parameters]));
      socket.write(Buffer.concat([Buffer.from(`${packet.length}:`), packet]));
    });

  return {
    command,
    run: async (task, ...args) => {
      const answer = (await command("WebDriver:ExecuteAsyncScript", {
        script: scriptOf(String(task)),
        args,
        newSandbox: true,
        sandbox: "system",
        scriptTimeout: 60_000,
      })) as { value: { ok?: unknown; error?: string } | null };
      if (answer.value === null) throw new Error("no such window: it closed while the task ran");
      if (answer.value.error !== undefined) throw new Error(answer.value.error);
      return answer.value.ok as never;
    },
    close: () => socket.destroy(),
  };
}

function scriptOf(source: string): string {
  return `const [args, done] = [Array.from(arguments).slice(0, -1), arguments[arguments.length - 1]];
    (async () => (${source})(...args))().then(
      value => done({ ok: value === undefined ? null : value }),
      error => done({ error: String(error) + "\\n" + (error && error.stack || "") }));`;
}

/** Packets are `<bytes>:<json>`. */
function readPackets(socket: net.Socket, take: (packet: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(":");
      if (colon === -1) return;
      const end = colon + 1 + Number(buffer.subarray(0, colon).toString());
      if (buffer.length < end) return;
      const packet: unknown = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      take(packet);
    }
  });
}
