import { writeFile } from "node:fs/promises";
import path from "node:path";
import { generateKey } from "openpgp";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import type { DeliverySubmission } from "../../shared/core/delivery/wire/delivery-submission.ts";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import { type DraftWords, draftOf } from "../support/draft-of.ts";
import { alice, type Called, type Clinic, type ClinicChanges, openClinic } from "./clinic.ts";
import type { Outside } from "./outside.ts";

type DeliveryTerms = NonNullable<EndpointConfig["delivery"]>;

export interface DeliveringClinic extends Clinic {
  readonly token: string;
  readonly deliveryKey: string;
  /** A submission as a client makes it. */
  submission(words: DraftWords, changes?: Partial<DeliverySubmission>): Promise<DeliverySubmission>;
  hand(submission: DeliverySubmission, key?: string): Promise<Called>;
  /** Hands a message over, which must be taken. */
  send(words: DraftWords, changes?: Partial<DeliverySubmission>): Promise<string>;
  state(id: string): Promise<MessageState>;
  /** Waits until it is so; fails with the last state when it is not in time. */
  until(id: string, is: (state: MessageState) => boolean): Promise<MessageState>;
  /** Until nothing is under way any more. */
  settled(id: string): Promise<MessageState>;
}

export async function openDeliveringClinic(
  outside: Outside,
  delivery: Partial<DeliveryTerms> = {},
  changes: ClinicChanges = {},
): Promise<DeliveringClinic> {
  const { key, passphrase, publicKey } = await deliveryKeyIn(outside.folder);
  const clinic = await openClinic({
    hostname: "out.riverside.example",
    routing: outside.routing(),
    delivery: { key, passphrase, bounceAddress: "bounces@riverside.example", ...delivery },
    limits: { messagesPerMinute: 1_000 },
    ...changes,
  });
  clinic.clock.time = Date.now();
  const token = await clinic.enrol(alice);

  const submission = (words: DraftWords, terms: Partial<DeliverySubmission> = {}): Promise<DeliverySubmission> =>
    deliveryOf(words, publicKey, clinic.clock.time, terms);
  const hand = (made: DeliverySubmission, idempotency = made.id): Promise<Called> =>
    clinic.call("POST", "/v1/deliveries", { token, body: made, headers: { "idempotency-key": idempotency } });
  const state = async (id: string): Promise<MessageState> =>
    (await clinic.call("GET", `/v1/messages/${id}`, { token })).json as unknown as MessageState;
  async function until(id: string, is: (now: MessageState) => boolean): Promise<MessageState> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const now = await state(id);
      if (is(now)) return now;
      if (Date.now() > deadline) throw new Error(`never came so far: ${JSON.stringify(now)}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  return {
    ...clinic,
    token,
    deliveryKey: publicKey,
    submission,
    hand,
    state,
    until,
    async send(words, terms) {
      const made = await submission(words, terms);
      const answer = await hand(made);
      if (answer.status !== 202) throw new Error(`not taken: ${answer.status} ${answer.text}`);
      return made.id;
    },
    settled: (id) => until(id, (now) => now.state === "settled"),
  };
}

/** A submission as a client makes it: composed, sealed to the endpoint's delivery key too. */
export async function deliveryOf(
  words: DraftWords,
  deliveryKey: string,
  at: number,
  terms: Partial<DeliverySubmission> = {},
): Promise<DeliverySubmission> {
  const draft = draftOf({ from: `Alice Núñez <${alice}>`, ...words });
  const id = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const sealed = await sealMessage(composeMessage(draft, [], new Date(at)), id, { escrowKeys: [], deliveryKey });
  if (sealed.linkSecretForDelivery === null) throw new Error("sealed without the delivery key");
  return {
    id,
    from: alice,
    recipients: draft.recipients.flatMap((each) => (each.kind === "mailbox" ? [each.address] : [])),
    expiresAt: new Date(at + 30 * 86_400_000).toISOString(),
    serverShare: toBase64Url(sealed.serverShare),
    sealed: toBase64(sealed.sealed),
    linkSecret: toBase64(sealed.linkSecretForDelivery),
    floor: "tls",
    language: "en",
    ...terms,
  };
}

/** A private key in a file, and its public half. */
export async function deliveryKeyIn(
  folder: string,
): Promise<{ readonly key: string; readonly passphrase: string; readonly publicKey: string }> {
  const passphrase = "correct horse";
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "Riverside Clinic", email: "delivery@riverside.example" }],
    type: "ecc",
    curve: "curve25519Legacy",
    passphrase,
  });
  const key = path.join(folder, `delivery-${crypto.randomUUID()}.asc`);
  await writeFile(key, privateKey);
  return { key, passphrase, publicKey };
}
