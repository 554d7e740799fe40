import type { StoredMessage, StoredRecipient } from "../messages/message-store.ts";
import type { LogEntry } from "./log-store.ts";

/** What the log says of one change of a message. */
export function changesOf(before: StoredMessage | null, after: StoredMessage): readonly LogEntry[] {
  const entry = (kind: string, at: number, facts: LogEntry["facts"] = {}): LogEntry => ({
    kind,
    at,
    message: after.id,
    facts,
  });
  if (before === null) {
    const { sender, storedAt, expiresAt, recipients } = after;
    return [entry("accepted", storedAt, { sender, expiresAt, recipients: recipients.length })];
  }
  const reached = (kind: string, time: (one: StoredRecipient) => number | null): LogEntry[] =>
    after.recipients.flatMap((one, recipient) => {
      const [at, was] = [time(one), before.recipients[recipient]];
      return at === null || (was !== undefined && time(was) === at) ? [] : [entry(kind, at, { recipient })];
    });
  const last = Math.max(after.storedAt, before.ended?.at ?? 0, before.held?.at ?? 0);
  return [
    ...reached("opened", ({ openedAt }) => openedAt),
    ...reached("replied", ({ repliedAt }) => repliedAt),
    ...reached("not_me", ({ notMeAt }) => notMeAt),
    ...(before.ended === null && after.ended !== null ? [entry(after.ended.by, after.ended.at)] : []),
    ...(before.held === null && after.held !== null ? [entry("held", after.held.at, { by: after.held.by })] : []),
    ...(before.held !== null && after.held === null ? [entry("released", last)] : []),
    ...(before.expiresAt !== after.expiresAt ? [entry("expiry", last, { expiresAt: after.expiresAt })] : []),
  ];
}
