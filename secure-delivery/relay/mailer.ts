import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { MailText } from "../../shared/text/mail-parts.ts";
import { codeOf, type Log } from "../log.ts";
import type { SmsSender, TextMessage } from "./sms-webhook.ts";

/** A small mail of the endpoint's own. Holds nothing of any message. */
export interface SmallMail extends MailText {
  readonly to: EmailAddress;
  /** The same for the same mail, however often it is sent. Absent: it is never sent again on purpose. */
  readonly id?: string;
}

/** A code by mail. */
export interface CodeMail extends SmallMail {
  readonly kind: "code";
}

/** A code by text message. */
export interface SmallText extends TextMessage {
  readonly kind: "sms";
}

/** Brings one mail to one mailbox. Rejects when the relay did not take it. */
export interface MailRelay {
  send(mail: SmallMail, signal: AbortSignal): Promise<void>;
}

/** Sends codes, after the request was answered, so that no answer's time tells whether one went out. */
export interface Mailer {
  post(mail: CodeMail | SmallText): void;
  /** Gives up what is waiting; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** Waits before each try, in milliseconds: a code is worth little after a minute. */
const waits = [0, 2_000, 8_000];
const maxUnderWay = 500;

/** `sms` null: no text message is ever posted. */
export function mailer(relay: MailRelay, sms: SmsSender | null, log: Log): Mailer {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const send = async (mail: CodeMail | SmallText, signal: AbortSignal): Promise<void> =>
    mail.kind === "sms" ? sms?.({ to: mail.to, text: mail.text }, signal) : relay.send(mail, signal);
  return {
    post(mail) {
      if (underWay.size >= maxUnderWay) return log({ event: `${mail.kind}-mail`, result: "dropped", attempt: 0 });
      const sending = sendPatiently(mail, send, log, stopping.signal).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay);
    },
  };
}

async function sendPatiently(
  mail: CodeMail | SmallText,
  send: (mail: CodeMail | SmallText, signal: AbortSignal) => Promise<void>,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, wait] of waits.entries()) {
    await pause(wait, signal);
    if (signal.aborted) return;
    try {
      await send(mail, signal);
      return log({ event: `${mail.kind}-mail`, result: "sent", attempt: index + 1 });
    } catch (error) {
      log({ event: `${mail.kind}-mail`, result: "failed", attempt: index + 1, cause: codeOf(error) });
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
