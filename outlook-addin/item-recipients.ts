import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import type { Recipient, RecipientField } from "../shared/core/draft/recipient.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** The item's lists by field. Attendees count as To, optional ones as Cc. */
export function recipientLists(item: ComposeItem): readonly (readonly [RecipientField, Office.Recipients])[] {
  return isAppointment(item)
    ? [
        ["to", item.requiredAttendees],
        ["cc", item.optionalAttendees],
      ]
    : [
        ["to", item.to],
        ["cc", item.cc],
        ["bcc", item.bcc],
      ];
}

/** Everybody on the item. Outlook gives resolved recipients only. */
export async function itemRecipients(item: ComposeItem): Promise<readonly Recipient[]> {
  const read = await Promise.all(
    recipientLists(item).map(async ([field, list]) => {
      const entries = await officeCall<Office.EmailAddressDetails[]>((answered) => list.getAsync(answered));
      return entries.map((entry) => recipientOf(field, entry));
    }),
  );
  return ([] as Recipient[]).concat(...read);
}

/** A list's members nobody sees (office-js #1723); what is not exactly one address is never guessed at. */
export function recipientOf(
  field: RecipientField,
  { displayName = "", emailAddress = "", recipientType }: Office.EmailAddressDetails,
): Recipient {
  const type = String(recipientType);
  if (type === "distributionList" || type === "privateDistributionList") {
    return { kind: "group", field, name: displayName || emailAddress };
  }
  const address = parseEmailAddress(emailAddress.trim());
  if (address === null) return { kind: "unparseable", field, raw: emailAddress || displayName };
  const name = displayName.trim();
  return {
    kind: "mailbox",
    field,
    name: name.toLowerCase() === emailAddress.trim().toLowerCase() ? "" : name,
    address,
  };
}
