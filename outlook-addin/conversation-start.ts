import { type DraftKind, draftKinds } from "../shared/core/draft/draft.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { itemRecipients } from "./item-recipients.ts";
import { officeCall } from "./office-call.ts";
import { sessionValue } from "./session-value.ts";

/** How a draft began, and whom Outlook itself put on it: of a reply, those who took part before. */
export interface ConversationStart {
  readonly kind: DraftKind;
  readonly participants: readonly EmailAddress[] | null;
}

/** Addresses; kept as text beside the user's decision, which they must not crowd out. */
const mostParticipants = 150;

const participants = sessionValue<readonly EmailAddress[]>("participants");

/**
 * Outlook says of a reply neither whether it is one to all nor who took part. Who stands on it when it is opened is as
 * good: everybody else was added by the user. Call it on the compose event, and there alone.
 */
export async function noteConversation(item: ComposeItem): Promise<void> {
  if ((await composeTypeOf(item)) !== "reply") return;
  const addresses = (await itemRecipients(item)).flatMap((one) => (one.kind === "mailbox" ? [one.address] : []));
  if (addresses.length <= mostParticipants) await participants.put(item, addresses);
}

export async function conversationOf(item: ComposeItem): Promise<ConversationStart> {
  const kind = await composeTypeOf(item);
  if (kind !== "reply") return { kind, participants: null };
  const noted = await participants.find(item).catch(() => null);
  return { kind: (noted ?? []).length > 1 ? "reply-all" : kind, participants: noted };
}

async function composeTypeOf(item: ComposeItem): Promise<DraftKind> {
  if (isAppointment(item) || typeof item.getComposeTypeAsync !== "function") return "new";
  const { composeType } = await officeCall<{ composeType: Office.MailboxEnums.ComposeType }>((answered) =>
    item.getComposeTypeAsync(answered),
  );
  return draftKinds.find((kind) => kind === String(composeType)) ?? "new";
}
