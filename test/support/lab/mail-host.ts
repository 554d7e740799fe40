import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** What was on MAIL FROM, such as `{ REQUIRETLS: true }`. */
  readonly mailArgs: Readonly<Record<string, unknown>>;
  readonly tls: string | null;
  readonly raw: Buffer;
  readonly message: Email;
}

/** What a host says of a message; null: taken. */
type Verdict = readonly [number, string] | "hang" | null;

/** How a mail host behaves. */
export interface MailHostTerms {
  readonly tls: { readonly key: string; readonly certificate: string; readonly only?: "TLSv1.1" | "TLSv1.2" } | null;
  readonly options?: Partial<SMTPServerOptions>;
  /** What to answer to RCPT and to the message: `[code, text]`. */
  readonly onRecipient?: (address: string) => readonly [number, string] | null;
  readonly onMessage?: (mail: ReceivedMail) => Verdict | Promise<Verdict>;
}

export interface MailHost {
  readonly address: string;
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** From now on. */
  change(terms: Pick<MailHostTerms, "onRecipient" | "onMessage">): void;
  stop(): Promise<void>;
}

/** A real mail server on an address of its own in 127/8, all on one port, as mail servers are. */
export async function startMailHost(address: string, port: number, terms: MailHostTerms): Promise<MailHost> {
  const mails: ReceivedMail[] = [];
  let { onRecipient, onMessage } = terms;
  const answer = (verdict: readonly [number, string] | null | undefined): Error | null =>
    verdict ? Object.assign(new Error(verdict[1]), { responseCode: verdict[0] }) : null;
  const server = new SMTPServer({
    authOptional: true,
    hidePIPELINING: true,
    ...(terms.tls === null
      ? { disabledCommands: ["STARTTLS"] }
      : {
          key: terms.tls.key,
          cert: terms.tls.certificate,
          ...(terms.tls.only === undefined
            ? {}
            : { minVersion: terms.tls.only, maxVersion: terms.tls.only, ciphers: "DEFAULT@SECLEVEL=0" }),
        }),
    onRcptTo: ({ address: to }, _, done) => done(answer(onRecipient?.(to))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const mail = await received(session, Buffer.concat(chunks));
        const verdict = (await onMessage?.(mail)) ?? null;
        if (verdict === "hang") return;
        if (verdict === null) mails.push(mail);
        done(answer(verdict));
      });
    },
    ...terms.options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, address, resolve);
  });
  return {
    address,
    port: (server.server.address() as AddressInfo).port,
    mails,
    change(next) {
      ({ onRecipient, onMessage } = next);
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function received(session: SMTPServerSession, raw: Buffer): Promise<ReceivedMail> {
  const { mailFrom, rcptTo } = session.envelope;
  const tls = session.tlsOptions;
  return {
    from: mailFrom === false ? "" : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    mailArgs: mailFrom === false || typeof mailFrom.args === "boolean" ? {} : mailFrom.args,
    tls:
      typeof tls === "object" ? String(Object.entries(tls).find(([key]) => key === "version")?.[1] ?? tls.name) : null,
    raw,
    message: await PostalMime.parse(raw),
  };
}
