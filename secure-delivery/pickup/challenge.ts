import { randomInt } from "node:crypto";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { writeCodeMail, writeCodeText } from "../../shared/text/code-mail.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import { currentMessage } from "../messages/current-message.ts";
import { askForCode } from "./attempts.ts";
import { asksName } from "./name-reader.ts";
import { readerOf } from "./reader.ts";

export type ChallengeResult =
  | {
      readonly kind: "ok";
      readonly secret: boolean;
      readonly secretSalt: string | null;
      readonly named: boolean;
      readonly sms: boolean;
    }
  | { readonly kind: "message-expired" | "message-recalled" }
  | { readonly kind: "locked" | "too-many"; readonly forMs: number };

/**
 * Mails a code to whoever may read the message. For an unknown address or message everything is the same, the
 * code and its row in the database too, but for the mail.
 */
export async function challenge(
  id: string,
  address: EmailAddress,
  by: "email" | "sms",
  { config, digests, storage, mailer, now }: EndpointParts,
): Promise<ChallengeResult> {
  const time = now();
  const message = await currentMessage(storage.messages, id, time);
  if (message?.ended) return { kind: `message-${message.ended.by}` };
  const reader = digests.reader(id, address);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const step = await storage.attempts.step(reader, (attempts) =>
    askForCode(attempts, digests.code(reader, code), time, config.limits),
  );
  if (step.kind === "wrong") throw new Error("asking for a code is never wrong");
  if (step.kind !== "ok") return step;
  const sms = config.pickup.sms !== null && (message?.recipients.some(({ phone }) => phone !== null) ?? false);
  const recipient = message?.recipients.find((one) => one.reader === reader);
  // Somebody's number is opened whoever asks, so that the time of the answer does not tell whose it is.
  const number = recipient?.phone ?? message?.recipients.find((one) => one.phone !== null)?.phone ?? null;
  const opened =
    by === "sms" && sms && number !== null ? await storage.keys.keystore.open(`${id} phone`, number) : null;
  const phone = recipient?.phone ? opened : null;
  const { organisation, limits } = config;
  const facts = { organisation, code, codeMinutes: limits.codeMinutes };
  const [text, mail] = [writeCodeText(facts), writeCodeMail(facts)];
  if (readerOf(message, reader) !== null) {
    if (by === "email") mailer.post({ kind: "code", to: address, ...mail });
    else if (phone !== null) mailer.post({ kind: "sms", to: phone.toString(), text });
  }
  const secretSalt = message?.secretSalt ?? null;
  return { kind: "ok", secret: message?.secret != null, secretSalt, named: asksName(message), sms };
}
