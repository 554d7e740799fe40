import { createTransport } from "nodemailer";
import type { MailRelay } from "./mailer.ts";
import type { RelayConfig } from "./relay-config.ts";

/** A connection a mail, each with its time limits: they are rare, and a stale pool would cost the reader a try. */
export function smtpRelay(config: RelayConfig, organisation: string): MailRelay {
  const { host, port, secure, auth, from, timeoutMs } = config;
  return {
    async send({ to, id, subject, text, html }, signal) {
      const transport = createTransport({
        host,
        port,
        secure,
        // A password never goes over a connection in clear.
        ...(auth === null ? {} : { auth, requireTLS: !secure }),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const close = (): void => transport.close();
      signal.addEventListener("abort", close);
      try {
        await transport.sendMail({
          from: { name: organisation, address: from },
          to: { name: "", address: to },
          subject,
          text,
          html,
          ...(id === undefined ? {} : { messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>` }),
          // RFC 3834: no out-of-office answers to this.
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
      } finally {
        signal.removeEventListener("abort", close);
        transport.close();
      }
    },
  };
}
