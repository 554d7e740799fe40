import { Readable } from "node:stream";
import { domainToASCII } from "node:url";
import type SMTPConnection from "nodemailer/lib/smtp-connection";

export interface SmtpEnvelope {
  /** Where bounces go. */
  readonly from: string;
  /** One recipient a transaction: nobody learns of another from the envelope. */
  readonly to: string;
  /** Comes back in a bounce (RFC 3461 ENVID). */
  readonly id: string;
  /** Whoever passes it on must keep to verified TLS too (RFC 8689), where the server knows how. */
  readonly requireTls: boolean;
}

/**
 * - `refused`: for good. `status` is the enhanced code (RFC 3463), such as `5.1.1`, or the plain one, such as `550`
 * - `deferred`: perhaps later; the server has not taken it
 * - `uncertain`: the connection broke after the whole message was sent and before the answer came
 */
export type SendResult =
  | { readonly kind: "accepted" | "uncertain" | "not-verified" }
  | { readonly kind: "refused" | "deferred"; readonly status: string };

interface SendError {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** One transaction. Never rejects. */
export function sendOver(
  connection: SMTPConnection,
  { from, to, id, requireTls: asked }: SmtpEnvelope,
  message: Uint8Array,
  timeoutMs: number,
): Promise<SendResult> {
  // Letters that need SMTPUTF8 (RFC 6531), to a server that does not have it: it never will take them.
  if (/[^\x20-\x7e]/.test(asSent(to)) && !offers(connection, "SMTPUTF8"))
    return Promise.resolve({ kind: "refused", status: "5.6.7" });
  const bytes = Buffer.from(message);
  const requireTls = asked && offers(connection, "REQUIRETLS");
  return new Promise((resolve) => {
    // A peer that trickles resets every inactivity limit: this one it cannot. Large messages get more.
    const late = setTimeout(() => connection.close(), timeoutMs * 4 + bytes.length / 50);
    const gone = (): void => done({ code: "ECONNECTION" });
    const done = (error: SendError | null): void => {
      clearTimeout(late);
      connection.off("end", gone);
      resolve(error === null ? { kind: "accepted" } : resultOf(error, dataSent));
    };
    let dataSent = false;
    const stream = oneChunk(bytes, () => {
      dataSent = true;
    });
    connection.on("end", gone);
    connection.send(
      {
        from,
        to: [asSent(to)],
        size: bytes.length,
        dsn: { return: "HDRS", envid: id, notify: ["FAILURE", "DELAY"] },
        ...(requireTls ? { requireTLSExtensionEnabled: true } : {}),
      },
      stream,
      (error) => done(error),
    );
  });
}

function resultOf({ response, responseCode }: SendError, dataSent: boolean): SendResult {
  if (responseCode === undefined || responseCode === 0)
    return dataSent ? { kind: "uncertain" } : { kind: "deferred", status: "4.4.2" };
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1] ?? String(responseCode);
  return { kind: responseCode >= 500 ? "refused" : "deferred", status };
}

/** The domain as DNS writes it, which every server understands. */
function asSent(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

function offers(connection: SMTPConnection, extension: string): boolean {
  const { _supportedExtensions } = connection as unknown as { readonly _supportedExtensions?: readonly string[] };
  return _supportedExtensions?.includes(extension) ?? false;
}

/** `onEnd` when the connection has taken the last of it. */
function oneChunk(bytes: Buffer, onEnd: () => void): Readable {
  return Readable.from(
    (function* () {
      yield bytes;
      onEnd();
    })(),
    { objectMode: false },
  );
}
