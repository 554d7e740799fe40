import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dnsClient } from "../../secure-delivery/dns/dns-client.ts";
import { hostAddresses } from "../../secure-delivery/dns/host-addresses.ts";
import type { SendResult } from "../../secure-delivery/smtp/send-over.ts";
import { openVerifiedSession, type SmtpAccess } from "../../secure-delivery/smtp/verified-session.ts";
import type { Issued } from "../support/lab/test-authority.ts";
import { type Outside, startOutside } from "./outside.ts";

/** Mail hosts that do not keep to the rules. Whatever they do, the answer comes in time and no word of the message leaks. */
const words = "patient words";
let outside: Outside;
let good: Issued;
let server: Server | null = null;
let heard: string;
let encrypted: string;
const sockets = new Set<Socket>();

beforeAll(async () => {
  outside = await startOutside();
  good = outside.authority.issue("mx", { hosts: ["mx.hostile.example"] });
  outside.dns.set({ type: "A", name: "mx.hostile.example", data: "127.0.0.1" });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  const closing = server;
  server = null;
  if (closing !== null) await new Promise((resolve) => closing.close(resolve));
});
afterAll(() => outside.stop());

interface Talk {
  say(text: string): void;
  /** The next line that the client says; never, when it says none. */
  hear(): Promise<string>;
  encrypt(): Promise<void>;
  hangUp(): void;
}

async function host(behave: (talk: Talk) => Promise<void>): Promise<SmtpAccess> {
  heard = "";
  encrypted = "";
  server = createServer((plain) => {
    sockets.add(plain);
    plain.on("error", () => undefined);
    let socket: Socket = plain;
    let waiting = "";
    let wake = (): void => undefined;
    const listen = (chunk: Buffer): void => {
      if (socket === plain) heard += String(chunk);
      else encrypted += String(chunk);
      waiting += String(chunk);
      wake();
    };
    plain.on("data", listen);
    const talk: Talk = {
      say: (text) => void socket.write(text),
      async hear() {
        for (;;) {
          const end = waiting.indexOf("\r\n");
          if (end >= 0) {
            const line = waiting.slice(0, end);
            waiting = waiting.slice(end + 2);
            return line;
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
      async encrypt() {
        plain.removeAllListeners("data");
        const secure = new TLSSocket(plain, {
          isServer: true,
          secureContext: createSecureContext({ key: good.key, cert: good.certificate }),
        });
        secure.on("error", () => undefined);
        secure.on("data", listen);
        socket = secure;
        await once(secure, "secure");
      },
      hangUp: () => void socket.destroy(),
    };
    behave(talk).catch(() => undefined);
  });
  await new Promise<void>((resolve) => void server?.listen(0, "127.0.0.1", resolve));
  return {
    dns: dnsClient({ address: "127.0.0.1", port: outside.dns.port, validating: false }),
    trust: createSecureContext({ ca: outside.authority.certificate, minVersion: "TLSv1.2" }),
    port: (server.address() as AddressInfo).port,
    allowPrivate: true,
    hostname: "out.riverside.example",
    timeoutMs: 700,
  };
}

async function deliverTo(access: SmtpAccess): Promise<SendResult["kind"] | "unreachable"> {
  const target = { hosts: [{ kind: "name" as const, name: "mx.hostile.example" }] };
  const opened = await openVerifiedSession(target, access, AbortSignal.timeout(6_000));
  if (opened.kind !== "open") return opened.kind;
  const envelope = { from: "b@riverside.example", to: "m@hostile.example", id: "tag", requireTls: true };
  const message = Buffer.from(`From: a@riverside.example\r\nSubject: ${words}\r\n\r\n${words}\r\n`);
  const result = await opened.session.send(envelope, message);
  opened.session.close();
  return result.kind;
}

/** Up to the end of a good STARTTLS. */
async function greet(talk: Talk, offer = "250 STARTTLS\r\n"): Promise<void> {
  talk.say("220 mx.hostile.example\r\n");
  await talk.hear();
  talk.say(`250-mx.hostile.example\r\n${offer}`);
  await talk.hear();
}
async function greetEncrypted(talk: Talk, extensions = "250 SIZE 1000000\r\n"): Promise<void> {
  await greet(talk);
  talk.say("220 go on\r\n");
  await talk.encrypt();
  await talk.hear();
  talk.say(`250-mx.hostile.example\r\n${extensions}`);
}
const answering =
  (text: string) =>
  async (talk: Talk): Promise<void> => {
    await talk.hear();
    talk.say(text);
  };
const never = new Promise<never>(() => undefined);

describe("before anything was said of a message", () => {
  it.each<readonly [string, (talk: Talk) => Promise<void>, string]>([
    ["says nothing", () => never, "unreachable"],
    [
      "says its greeting a letter at a time, without end",
      async (talk) => {
        talk.say("220-");
        for (;;) {
          talk.say("x");
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      },
      "unreachable",
    ],
    ["refuses the connection", async (talk) => talk.say("554 5.7.1 go away\r\n"), "unreachable"],
    ["hangs up at once", async (talk) => talk.hangUp(), "unreachable"],
    [
      "says more than any host has to say",
      async (talk) => {
        talk.say("220 mx\r\n");
        await talk.hear();
        for (let line = 0; line < 60_000; line++) talk.say("250-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX\r\n");
      },
      "unreachable",
    ],
    [
      "offers no STARTTLS",
      async (talk) => {
        await greet(talk, "250 SIZE\r\n");
        talk.say("502 5.5.1 no\r\n");
        for (;;) {
          await talk.hear();
          talk.say("250 ok\r\n");
        }
      },
      "not-verified",
    ],
    [
      "offers STARTTLS and then will not",
      async (talk) => {
        await greet(talk);
        talk.say("454 4.7.0 not today\r\n");
        for (;;) {
          await talk.hear();
          talk.say("250 ok\r\n");
        }
      },
      "not-verified",
    ],
    [
      "says yes to STARTTLS and goes on in clear",
      async (talk) => {
        await greet(talk);
        talk.say("220 go on\r\n");
        for (;;) {
          talk.say("250 ok\r\n");
          await talk.hear();
        }
      },
      "not-verified",
    ],
    [
      "says yes to STARTTLS and then nothing",
      async (talk) => {
        await greet(talk);
        talk.say("220 go on\r\n");
        await never;
      },
      "not-verified",
    ],
  ])("a host that %s gets none", async (_, behave, expected) => {
    const start = performance.now();
    expect(await deliverTo(await host(behave))).toBe(expected);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(heard + encrypted).not.toMatch(/patient|MAIL FROM|RCPT TO/i);
  });
});

describe("on an encrypted connection", () => {
  it("what was slipped in before the encryption counts for nothing", async () => {
    const access = await host(async (talk) => {
      await greet(talk);
      // The classic: an answer to the next EHLO, in clear, in the same packet.
      talk.say("220 go on\r\n250-mx.hostile.example\r\n250 REQUIRETLS\r\n");
      await talk.encrypt();
      await talk.hear();
      talk.say("250 mx.hostile.example\r\n");
      for (;;) {
        const line = await talk.hear();
        talk.say(line === "DATA" ? "354 go\r\n" : "250 ok\r\n");
      }
    });
    await deliverTo(access);
    expect(encrypted).not.toContain("REQUIRETLS");
    expect(heard).not.toContain(words);
  });

  it.each<readonly [string, (talk: Talk) => Promise<void>, SendResult["kind"]]>([
    ["4xx to MAIL", answering("451 4.3.0 later\r\n"), "deferred"],
    ["5xx to MAIL", answering("550 5.7.1 no\r\n"), "refused"],
    ["a hang-up at MAIL", async (talk) => talk.hear().then(talk.hangUp), "deferred"],
    ["silence at MAIL", () => never, "deferred"],
    ["421 at MAIL", answering("421 4.3.2 closing\r\n"), "deferred"],
    [
      "a hang-up after the whole message",
      async (talk) => {
        await talk.hear();
        talk.say("250 ok\r\n");
        await talk.hear();
        talk.say("250 ok\r\n");
        await talk.hear();
        talk.say("354 go\r\n");
        while ((await talk.hear()) !== ".");
        talk.hangUp();
      },
      "uncertain",
    ],
    [
      "silence after the whole message",
      async (talk) => {
        await talk.hear();
        talk.say("250 ok\r\n");
        await talk.hear();
        talk.say("250 ok\r\n");
        await talk.hear();
        talk.say("354 go\r\n");
        await never;
      },
      "uncertain",
    ],
  ])("%s", async (_, behave, expected) => {
    const access = await host(async (talk) => {
      await greetEncrypted(talk);
      await behave(talk);
    });
    const start = performance.now();
    expect(await deliverTo(access)).toBe(expected);
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(heard).not.toContain(words);
  });

  it("REQUIRETLS is said where it is offered", async () => {
    const access = await host(async (talk) => {
      await greetEncrypted(talk, "250 REQUIRETLS\r\n");
      for (;;) {
        const line = await talk.hear();
        talk.say(line === "DATA" ? "354 go\r\n" : "250 ok\r\n");
      }
    });
    expect(await deliverTo(access)).toBe("accepted");
    expect(encrypted).toMatch(/^MAIL FROM:<b@riverside\.example> REQUIRETLS\r$/m);
  });
});

describe("a mail host that points into our own network", () => {
  it.each([
    ["127.0.0.1", "A"],
    ["10.1.2.3", "A"],
    ["172.20.0.1", "A"],
    ["192.168.1.1", "A"],
    ["169.254.169.254", "A"],
    ["100.64.0.1", "A"],
    ["0.0.0.0", "A"],
    ["::1", "AAAA"],
    ["::ffff:127.0.0.1", "AAAA"],
    ["fe80::1", "AAAA"],
    ["fd00::1", "AAAA"],
    ["64:ff9b::7f00:1", "AAAA"],
  ] as const)("%s is not gone to", async (data, type) => {
    const name = `x${data.replace(/[^0-9a-f]/g, "")}.inside.example`;
    outside.dns.set({ type, name, data });
    const dns = dnsClient({ address: "127.0.0.1", port: outside.dns.port, validating: false });
    await expect(hostAddresses(dns, name, false, AbortSignal.timeout(2_000))).rejects.toMatchObject({
      code: "NOADDRESS",
    });
    expect(await hostAddresses(dns, name, true, AbortSignal.timeout(2_000))).toHaveLength(1);
  });
});
