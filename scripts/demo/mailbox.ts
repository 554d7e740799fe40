import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { serveMailbox } from "./mailbox-server.ts";

/** A mail that came in, as the page shows it. */
export interface ReceivedMail {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  /** The envelope, not the headers. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Empty when the mail has none. */
  readonly html: string;
  readonly attachments: readonly string[];
}

/** A mail server for a demo: takes every mail on this machine, delivers none, and shows all on one page. */
export interface DemoMailbox {
  readonly smtpPort: number;
  /** The page. */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** The first mail, come or to come, that is wanted; rejects when none comes in time. */
  find(wanted: (mail: ReceivedMail) => boolean, timeoutMs?: number): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

/** Keeps mails in memory only. */
export async function startDemoMailbox(): Promise<DemoMailbox> {
  const mails: ReceivedMail[] = [];
  const listeners = new Set<(mail: ReceivedMail) => void>();
  const smtp = smtpSink((mail) => {
    const received = { ...mail, id: mails.length };
    mails.push(received);
    for (const tell of listeners) tell(received);
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once("error", reject);
    smtp.listen(0, "127.0.0.1", resolve);
  });
  const watch = (tell: (mail: ReceivedMail) => void): (() => void) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  };
  const page = await serveMailbox(mails, watch);
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    url: page.url,
    mails,
    find: (wanted, timeoutMs = 15_000) => {
      const there = mails.find(wanted);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          unwatch();
          reject(new Error(`the mail that was waited for did not come within ${timeoutMs} ms`));
        }, timeoutMs);
        const unwatch = watch((mail) => {
          if (!wanted(mail)) return;
          clearTimeout(late);
          unwatch();
          resolve(mail);
        });
      });
    },
    async stop() {
      await Promise.all([page.stop(), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
    },
  };
}

/** Plain SMTP without STARTTLS or AUTH: on the loopback interface only. */
function smtpSink(take: (mail: Omit<ReceivedMail, "id">) => void): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onData(stream, { envelope }, done) {
      readAll(stream)
        .then((raw) => PostalMime.parse(raw))
        .then(({ from, subject, text, html, attachments }) => {
          take({
            at: Date.now(),
            from: from === undefined ? "" : from.name || from.address || "",
            to: envelope.rcptTo.map(({ address }) => address),
            subject: subject ?? "",
            text: text ?? "",
            html: html ?? "",
            attachments: attachments.map(({ filename }) => filename ?? ""),
          });
          done();
        }, done);
    },
  });
  server.on("error", () => undefined); // A client that hangs up is no failure of the mailbox.
  return server;
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
