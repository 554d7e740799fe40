import { endpointClient } from "../shared/core/delivery/endpoint-client.ts";
import { type EmailAddress, parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { effectivePolicy } from "../shared/core/policy/effective-policy.ts";
import { endpointSentBox } from "../shared/pane/endpoint-sent-box.ts";
import { practiceLog } from "../shared/pane/practice-log.ts";
import { writeNotice } from "../shared/text/notice.ts";
import { outlookAuditLog, reporterOf } from "./audit-log.ts";
import { freshPolicy } from "./fresh-policy.ts";
import { localStore } from "./local-store.ts";
import { accessTo } from "./outlook-channel.ts";
import { ownNotes } from "./own-notes.ts";
import { sentMessages } from "./sent-messages.ts";
import { tokenFor } from "./tokens.ts";

/** The Sent tab in Outlook. */
export const outlookSentBox = endpointSentBox({
  record: sentMessages,
  notes: ownNotes,
  clientFor: async (url, sender) => {
    const address = parseEmailAddress(sender);
    const token = address === null ? null : await tokenFor(url, address);
    return token === null ? null : endpointClient(accessTo(url, token));
  },
  policyFor: async (sender) => {
    const { policy } = await freshPolicy();
    const address = parseEmailAddress(sender);
    return address === null ? policy : effectivePolicy(policy, address);
  },
  writeNotice,
  // `displayNewMessageForm` is for messages that are read: no add-in can open a new one beside a draft.
  openMessage: null,
});

export const outlookPractice = practiceLog({
  store: localStore,
  policy: async () => (await freshPolicy()).policy,
  auditLog: { append: async (event) => outlookAuditLog(await practisingUser()).append(event) },
});

/** Whoever practises is the one whose mailbox this is. */
async function practisingUser(): Promise<EmailAddress | null> {
  const user = parseEmailAddress(Office.context.mailbox.userProfile.emailAddress);
  return user === null ? null : reporterOf(user, (await freshPolicy()).policy);
}
