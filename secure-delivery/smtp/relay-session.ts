import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelayConfig } from "../relay/relay-config.ts";
import { type SendResult, type SmtpEnvelope, sendOver } from "./send-over.ts";

/** Hands one message to the organisation's own relay. Never rejects. */
export async function sendByRelay(
  relay: RelayConfig,
  envelope: SmtpEnvelope,
  message: Uint8Array,
  signal: AbortSignal,
): Promise<SendResult> {
  const { host, port, secure, auth, timeoutMs } = relay;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    // A password never goes over a connection in clear.
    requireTLS: auth !== null && !secure,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const close = (): void => connection.close();
  signal.addEventListener("abort", close, { once: true });
  try {
    const opened = await ready(connection, auth);
    // From here on a stop waits: to break off now would leave it uncertain whether the message arrived.
    signal.removeEventListener("abort", close);
    if (!opened) return { kind: "deferred", status: "4.4.1" };
    return await sendOver(connection, envelope, message, timeoutMs);
  } finally {
    connection.quit();
  }
}

function ready(connection: SMTPConnection, auth: RelayConfig["auth"]): Promise<boolean> {
  return new Promise((resolve) => {
    connection.on("error", () => resolve(false));
    connection.on("end", () => resolve(false));
    connection.connect((failed) => {
      if (failed) return resolve(false);
      if (auth === null) return resolve(true);
      connection.login(auth, (refused) => resolve(refused === null));
    });
  });
}
