import type { AuditLog } from "../shared/core/audit/audit-event.ts";
import { endpointClient } from "../shared/core/delivery/endpoint-client.ts";
import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import type { Policy } from "../shared/core/policy/policy.ts";
import { endpointSentBox, type LinkMessage } from "../shared/pane/endpoint-sent-box.ts";
import { practiceLog } from "../shared/pane/practice-log.ts";
import { writeNotice } from "../shared/text/notice.ts";
import { reportingLog } from "./audit-queue.ts";
import { configurationFor, readConfiguration } from "./configuration.ts";
import { localAuditLog } from "./local-audit-log.ts";
import { localStore } from "./local-store.ts";
import { messengerCall } from "./messenger-call.ts";
import { ownNotes } from "./own-notes.ts";
import { sentMessages } from "./sent-messages.ts";
import { findToken, someSenderAt } from "./token-store.ts";

/** Limit of one request to the endpoint, in milliseconds; the client tries twice. */
const requestLimitMs = 8_000;

/** The Sent tab: with the token that speaks for the sender, where this Thunderbird has one. */
export const thunderbirdSentBox = endpointSentBox({
  record: sentMessages,
  notes: ownNotes,
  clientFor: async (url, sender) => {
    const address = parseEmailAddress(sender);
    const token = address === null ? null : await findToken(url, address);
    if (token === null) return null;
    return endpointClient({ url, token, fetch: (...request) => fetch(...request), timeoutMs: requestLimitMs });
  },
  policyFor,
  writeNotice,
  openMessage,
});

export const thunderbirdPractice = practiceLog({
  store: localStore,
  policy: async () => (await readConfiguration()).loaded.policy,
  auditLog: { append: async (event) => (await practiceAuditLog()).append(event) },
});

/** Whoever practises is not asked who they are: one of those who are enrolled here. */
async function practiceAuditLog(): Promise<AuditLog> {
  const { endpoint, audit } = (await readConfiguration()).loaded.policy;
  const sender = endpoint !== null && audit.toEndpoint ? await someSenderAt(endpoint) : null;
  return sender === null ? localAuditLog : reportingLog(sender);
}

async function policyFor(sender: string): Promise<Policy> {
  const address = parseEmailAddress(sender);
  const { loaded } = address === null ? await readConfiguration() : await configurationFor(address);
  return loaded.policy;
}

async function openMessage({ from, to, bcc, notice }: LinkMessage): Promise<boolean> {
  try {
    const identityId = await identityOf(from);
    await messengerCall(() =>
      messenger.compose.beginNew({
        to: [...to],
        bcc: [...bcc],
        subject: notice.subject,
        body: notice.html,
        isPlainText: false,
        ...(identityId === null ? {} : { identityId }),
      }),
    );
    return true;
  } catch {
    return false;
  }
}

/** Whoever sent the sealed message also sends its link again: recipients would not know the default identity. */
async function identityOf(from: string): Promise<string | null> {
  const address = parseEmailAddress(from);
  const identities = await messengerCall(() => messenger.identities.list());
  const own = identities.find(({ email }) => address !== null && parseEmailAddress(email ?? "") === address);
  return own?.id ?? null;
}
