import { buffer } from "node:stream/consumers";
import { toBase64Url } from "../../shared/core/delivery/base64.ts";
import { domainOf, type EmailAddress } from "../../shared/core/draft/email-address.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import type { LeasedJob } from "../jobs/job-queue.ts";
import type { JobResult } from "../jobs/work.ts";
import { currentMessage } from "../messages/current-message.ts";
import type { StoredMessage } from "../messages/message-store.ts";
import { alignedKey, signDkim } from "../mime/dkim.ts";
import { type OutgoingMessage, outgoingMessage } from "../mime/outgoing-message.ts";
import { sendByRelay } from "../smtp/relay-session.ts";
import { afterSending, type Next, pauseAfter } from "./after-sending.ts";
import { chooseWays } from "./choose-ways.ts";
import type { DeliveryConfig } from "./delivery-config.ts";
import { deliveryOf } from "./delivery-job.ts";
import type { Progress, StoredDelivery } from "./delivery-store.ts";
import { openEnvelope } from "./envelope.ts";
import { noticeMail } from "./notice-mail.ts";
import { type Sending, sendByWay } from "./send-by-way.ts";

export interface DelivererParts extends Pick<EndpointParts, "config" | "storage" | "ways" | "log" | "now"> {
  readonly delivery: DeliveryConfig;
  readonly sending: Sending;
  /** Where the portal is, without a slash at the end. */
  readonly url: string;
}

/** One recipient of one message, and whatever delivering to them needs. */
interface Case {
  readonly delivery: StoredDelivery;
  readonly message: StoredMessage;
  readonly from: EmailAddress;
  readonly to: EmailAddress;
  readonly outgoing: OutgoingMessage;
  readonly tries: number;
}

/**
 * One step for one recipient. Every step is written down before it can have an effect outside, so that whoever goes on after a
 * crash neither forgets nor repeats: a message whose sending began and whose end nobody saw goes up to the portal.
 */
export async function deliver(job: LeasedJob, parts: DelivererParts, signal: AbortSignal): Promise<JobResult> {
  const found = await readCase(job, parts);
  if (found === null) return { kind: "done" };
  switch (found.delivery.state) {
    case "queued":
    case "deferred":
      return settled(found, await tryWays(found, parts, signal), parts);
    case "sending":
      return settled(found, { state: "portal_ready", route: "portal", detail: "uncertain", again: 0 }, parts);
    case "portal_ready":
      return settled(found, await announce(found, parts, signal), parts);
    case "notified":
    case "bounced":
    case "tls_delivered":
    case "e2e_delivered":
    case "gateway_delivered":
    case "plain_delivered":
      return { kind: "done" };
  }
}

/** Null: there is nothing to do any more; it was recalled, or its time is over. */
async function readCase(job: LeasedJob, { storage, now, sending }: DelivererParts): Promise<Case | null> {
  const { messageId, position } = deliveryOf(job.payload);
  const delivery = await storage.deliveries.find({ messageId, position });
  const message = await currentMessage(storage.messages, messageId, now());
  if (delivery === null || delivery.envelope === null || message === null || message.ended !== null) return null;
  const envelope = await openEnvelope(storage.keys.keystore, messageId, delivery.envelope);
  // The database was restored from a time before the message ended; the keystore remembers.
  if (envelope === null) return null;
  const { from, recipients } = envelope;
  const sealed = await storage.contents.read(messageId);
  const content = sealed === null ? null : await sending.keys.open(await buffer(sealed.stream));
  const outgoing = content === null ? null : outgoingMessage(content, from, messageId, new Date(message.storedAt));
  const to = recipients[position];
  // It could be read when it was accepted: the keys have been changed since. Later, perhaps, by somebody who has them.
  if (outgoing === null || to === undefined) throw new Error("a stored delivery cannot be read");
  return { delivery, message, from, to, outgoing, tries: job.tries };
}

async function tryWays(found: Case, parts: DelivererParts, signal: AbortSignal): Promise<Next | null> {
  const { delivery, message, from, to, outgoing, tries } = found;
  const { storage, ways, now, sending } = parts;
  const known = await ways.find(
    { address: to, sender: message.sender },
    delivery.floor === "none" ? "ordinary" : "sensitive",
  );
  let state = delivery.state;
  for (const way of chooseWays(delivery.floor, known, sending.keys.smime !== null)) {
    // Never the way's own detail: a key's fingerprint names its holder, in the database and in the log.
    const seen = { detail: way.way.kind === "gateway" ? way.detail : way.evidence };
    const begin = async (what: string): Promise<boolean> => {
      if (what !== "") seen.detail = `${what} ${way.evidence}`;
      if (signal.aborted) return false;
      const next: Progress = {
        state: "sending",
        route: way.way.kind,
        detail: seen.detail,
        deferredSince: delivery.deferredSince,
      };
      const began = await storage.database.write((sql) =>
        storage.deliveries.record(sql, delivery, [state], next, now()),
      );
      state = "sending";
      return began;
    };
    const result = await sendByWay(
      way.way,
      outgoing,
      from,
      envelopeOf(found, parts),
      sending,
      begin,
      new Date(now()),
      signal,
    );
    if (result.kind === "stopped") return null;
    const next = afterSending(result, way.way.kind, seen.detail, {
      tries,
      since: delivery.deferredSince,
      now: now(),
      longestMs: parts.delivery.deferMinutes * 60_000,
    });
    if (next !== "next-way") return next;
  }
  return { state: "portal_ready", route: "portal", detail: "", again: 0 };
}

async function announce(found: Case, parts: DelivererParts, signal: AbortSignal): Promise<Next | null> {
  const { delivery, message, from, to, outgoing, tries } = found;
  const { config, sending } = parts;
  const linkSecret = delivery.linkSecret === null ? null : await sending.keys.open(delivery.linkSecret);
  if (linkSecret === null) throw new Error("a stored link cannot be read");
  const key = alignedKey(domainOf(from), sending.keys.dkim);
  const sender = outgoing.fromName || from;
  const mail = await noticeMail(
    {
      // Without a key for the user's own domain, From must be one that the relay may send as.
      from: key === null ? { name: config.organisation, address: config.relay.from } : { name: sender, address: from },
      replyTo: from,
      to,
      messageId: `${delivery.tag}@${domainOf(from)}`,
      organisation: config.organisation,
      contact: parts.delivery.contact,
      sender,
      link: `${parts.url}/p/${delivery.messageId}#${toBase64Url(linkSecret)}`,
      expiresAt: new Date(message.expiresAt),
      subject: parts.delivery.noticeSubject,
    },
    new Date(message.storedAt),
  );
  if (signal.aborted) return null;
  const signed = key === null ? mail : await signDkim(mail, key);
  const result = await sendByRelay(config.relay, { ...envelopeOf(found, parts), requireTls: false }, signed, signal);
  switch (result.kind) {
    case "accepted":
      return { state: "notified", route: "portal", detail: "", again: null };
    case "refused":
      return { state: "bounced", route: "portal", detail: result.status, again: null };
    // A notice that comes twice is no harm, and has the same Message-ID; one that never comes is.
    case "uncertain":
    case "deferred":
    case "not-verified":
      return { ...waiting(delivery), again: pauseAfter(tries) };
  }
}

function waiting({ state, route, detail }: StoredDelivery): Omit<Next, "again"> {
  return { state, route, detail };
}

function envelopeOf(
  { delivery, to }: Case,
  { delivery: { bounceAddress } }: DelivererParts,
): { from: string; to: string; id: string } {
  const at = bounceAddress.lastIndexOf("@");
  return { from: `${bounceAddress.slice(0, at)}+${delivery.tag}${bounceAddress.slice(at)}`, to, id: delivery.tag };
}

function settled({ delivery }: Case, next: Next | null, { storage, log, now }: DelivererParts): JobResult {
  const time = now();
  if (next === null) return { kind: "again", dueAt: time + 1_000 };
  log({ event: "delivery", state: next.state, route: next.route ?? "none", detail: next.detail });
  const progress: Progress = {
    state: next.state,
    route: next.route,
    detail: next.detail,
    deferredSince: next.state === "deferred" ? (delivery.deferredSince ?? time) : null,
  };
  const from: readonly Progress["state"][] = [delivery.state, "sending"];
  const commit = async (sql: Parameters<NonNullable<JobResult["commit"]>>[0]): Promise<void> => {
    await storage.deliveries.record(sql, delivery, from, progress, time);
  };
  return next.again === null ? { kind: "done", commit } : { kind: "again", dueAt: time + next.again, commit };
}
