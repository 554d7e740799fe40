import type { EmailAddress } from "../../shared/core/draft/email-address.ts";
import { writeIncidentMail } from "../../shared/text/incident-mail.ts";
import type { MailText } from "../../shared/text/mail-parts.ts";
import { writeNotMeMail } from "../../shared/text/not-me-mail.ts";
import { writeReplyMail } from "../../shared/text/reply-mail.ts";
import type { CheckedConfig } from "../config.ts";
import type { LeasedJob } from "../jobs/job-queue.ts";
import { type JobResult, type Worker, work } from "../jobs/work.ts";
import { plainDigest } from "../keys/digests.ts";
import { codeOf, type Log } from "../log.ts";
import type { MailRelay } from "../relay/mailer.ts";
import type { Storage } from "../storage/open-storage.ts";
import { type News, newsJobKind, newsOf } from "./news.ts";

export interface TellerParts {
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

async function tell(
  job: LeasedJob,
  { config, storage, relay, log, now }: TellerParts,
  signal: AbortSignal,
): Promise<JobResult> {
  const news = await newsOf(job, storage.keys.keystore);
  const to = news === null ? null : addresseeOf(news, config);
  if (news === null || to === null) return { kind: "done" };
  const mail = { kind: news.kind, to, id: plainDigest(job.id), ...textOf(news, config.organisation) };
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

function textOf(news: News, organisation: string): MailText {
  const facts = { organisation, sentAt: new Date(news.sentAt) };
  switch (news.kind) {
    case "reply":
      return writeReplyMail(facts);
    case "not-me":
      return writeNotMeMail(facts);
    case "incident":
      return writeIncidentMail({ ...facts, messageId: news.messageId, position: news.position });
  }
}

/** Two seconds, four, eight … at most half an hour. */
function pauseAfter(tries: number): number {
  return Math.min(1_000 * 2 ** tries, 30 * 60_000);
}
