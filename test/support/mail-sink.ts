import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface SunkMail {
  /** The envelope, not the headers. */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly message: Email;
}

/** A real SMTP server that takes every mail and delivers none. */
export interface MailSink {
  readonly port: number;
  /** All mails so far. */
  readonly mails: readonly SunkMail[];
  /** The next mail that nobody took yet; rejects when none comes in time. */
  next(timeoutMs?: number): Promise<SunkMail>;
  /** From now on: answers every message with 550, or takes it again. */
  refuse(refusing: boolean): void;
  /** From now on: takes each message, and answers only once this is settled. */
  answerAfter(gate: Promise<unknown>): void;
  /** Messages that have arrived whole and wait for their answer. */
  unanswered(): number;
  stop(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const waiting: ((mail: SunkMail) => void)[] = [];
  let taken = 0;
  let refusing = false;
  let gate: Promise<unknown> = Promise.resolve();
  let unanswered = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        unanswered++;
        await gate;
        unanswered--;
        if (refusing) return done(Object.assign(new Error("refused for a test"), { responseCode: 550 }));
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        const mail: SunkMail = {
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          message: await PostalMime.parse(raw),
        };
        mails.push(mail);
        done();
        const next = waiting.shift();
        if (next !== undefined) {
          taken++;
          next(mail);
        }
      });
    },
  });
  server.on("error", () => undefined); // A client that hangs up is no failure of the sink.
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    next(timeoutMs = 10_000) {
      const mail = mails[taken];
      if (mail !== undefined) {
        taken++;
        return Promise.resolve(mail);
      }
      return new Promise((resolve, reject) => {
        const taker = (arrived: SunkMail): void => {
          clearTimeout(late);
          resolve(arrived);
        };
        const late = setTimeout(() => {
          waiting.splice(waiting.indexOf(taker), 1);
          reject(new Error(`no mail came within ${timeoutMs} ms`));
        }, timeoutMs);
        waiting.push(taker);
      });
    },
    refuse(value) {
      refusing = value;
    },
    answerAfter(next) {
      gate = next;
    },
    unanswered: () => unanswered,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The six digits of a code mail. */
export function codeIn(mail: SunkMail): string {
  const code = /^ {4}(\d{6})$/m.exec(mail.message.text ?? "")?.[1];
  if (code === undefined) throw new Error("the mail holds no code");
  return code;
}
