import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import type { Mailbox } from "../shared/core/draft/mailbox.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/**
 * Who the item is sent from: a shared mailbox or the one a delegate acts for, where that is chosen. Appointments name
 * their organiser in the same way.
 */
export async function itemSender(item: ComposeItem): Promise<Mailbox> {
  const from = isAppointment(item) ? item.organizer : item.from;
  const { displayName, emailAddress } =
    typeof from?.getAsync === "function"
      ? await officeCall<Office.EmailAddressDetails>((answered) => from.getAsync(answered))
      : Office.context.mailbox.userProfile;
  const address = parseEmailAddress(emailAddress);
  if (address === null) throw new ComposeHostError("host-failed");
  return { name: displayName === emailAddress ? "" : displayName, address };
}
