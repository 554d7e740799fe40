import { toBase64Url } from "../../shared/core/delivery/base64.ts";
import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { writeIncidentMail } from "../../shared/text/incident-mail.ts";
import type { MailText } from "../../shared/text/mail-parts.ts";
import { writeNotMeMail } from "../../shared/text/not-me-mail.ts";
import { writeReplyMail } from "../../shared/text/reply-mail.ts";
import type { CheckedConfig } from "../config.ts";
import type { EndpointParts } from "../endpoint-parts.ts";
import type { LeasedJob } from "../jobs/job-queue.ts";
import { type JobResult, type Worker, work } from "../jobs/work.ts";
import { plainDigest } from "../keys/digests.ts";
import { codeOf, type Log } from "../log.ts";
import type { MailRelay } from "../relay/mailer.ts";
import type { Storage } from "../storage/open-storage.ts";
import { type News, newsJobKind, newsOf } from "./news.ts";

export interface TellerParts extends Pick<EndpointParts, "delivering"> {
  /** Where the portal is, without a slash at the end. */
  readonly url: string;
  readonly config: CheckedConfig;
  readonly storage: Storage;
  readonly relay: MailRelay;
  readonly log: Log;
  readonly now: () => number;
}

/** Mails the news. A mail may come twice after a crash, with one Message-ID; one that never comes is no choice. */
export function startTelling(parts: TellerParts): Worker {
  const { storage, log, now } = parts;
  return work({
    database: storage.database,
    queue: storage.jobs,
    log,
    now,
    kind: newsJobKind,
    leaseMs: 10_000,
    handle: (job, signal) => tell(job, parts, signal),
  });
}

async function tell(job: LeasedJob, parts: TellerParts, signal: AbortSignal): Promise<JobResult> {
  const { config, storage, relay, log, now } = parts;
  const news = await newsOf(job, storage.keys.keystore);
  const to = news === null ? null : addresseeOf(news, config);
  if (news === null || to === null) return { kind: "done" };
  const mail = { kind: news.kind, to, id: plainDigest(job.id), ...(await textOf(news, parts)) };
  try {
    await relay.send(mail, signal);
    log({ event: `${news.kind}-mail`, result: "sent", attempt: job.tries });
    return { kind: "done" };
  } catch (error) {
    log({ event: `${news.kind}-mail`, result: "failed", attempt: job.tries, cause: codeOf(error) });
    return { kind: "again", dueAt: now() + pauseAfter(job.tries) };
  }
}

/** Null: nobody is named any more. */
function addresseeOf(news: News, { pickup }: CheckedConfig): EmailAddress | null {
  return news.kind === "incident" ? pickup.incidentAddress : news.to;
}

async function textOf(news: News, parts: TellerParts): Promise<MailText> {
  const facts = { organisation: parts.config.organisation, sentAt: new Date(news.sentAt) };
  switch (news.kind) {
    case "reply":
      return writeReplyMail({ ...facts, link: await linkTo(news.messageId, parts) });
    case "not-me":
      return writeNotMeMail(facts);
    case "incident":
      return writeIncidentMail({ ...facts, messageId: news.messageId, position: news.position });
  }
}

/**
 * Of a message that the endpoint announced itself: its sender never had a link, and we can make one. Null: the sender sent the notice, and
 * has the link, which we do not know.
 */
async function linkTo(messageId: string, { storage, delivering, url }: TellerParts): Promise<string | null> {
  const sealed = (await storage.deliveries.find({ messageId, position: 0 }))?.linkSecret ?? null;
  const secret = sealed === null || delivering === null ? null : await delivering.keys.open(sealed);
  return secret === null ? null : `${url}/p/${messageId}#${toBase64Url(secret)}`;
}

/** Two seconds, four, eight … at most half an hour. */
function pauseAfter(tries: number): number {
  return Math.min(1_000 * 2 ** tries, 30 * 60_000);
}
