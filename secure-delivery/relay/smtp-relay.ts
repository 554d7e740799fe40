import { createTransport } from "nodemailer";
import { writeCodeMail } from "../../shared/text/code-mail.ts";
import type { CodeRelay } from "./code-mailer.ts";
import type { RelayConfig } from "./relay-config.ts";

/** A connection a mail, each with its time limits: codes are rare, and a stale pool would cost the reader a try. */
export function smtpRelay(config: RelayConfig, organisation: string, codeMinutes: number): CodeRelay {
  const { host, port, secure, auth, from, timeoutMs } = config;
  return {
    async send({ to, code }, signal) {
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
        const { subject, text, html } = writeCodeMail({ organisation, code, codeMinutes });
        await transport.sendMail({
          from: { name: organisation, address: from },
          to: { name: "", address: to },
          subject,
          text,
          html,
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
