import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import { addressKey, type EmailAddress, parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** Moves these recipients to Bcc; gives the way back. First they are added there, then taken out: nobody is ever lost. */
export async function moveToBcc(
  item: ComposeItem,
  addresses: readonly EmailAddress[],
): Promise<() => Promise<unknown>> {
  if (isAppointment(item)) throw new ComposeHostError("host-failed");
  const { to, cc, bcc } = item;
  const [inTo, inCc, inBcc] = await Promise.all([to, cc, bcc].map(entriesOf));
  if (inTo === undefined || inCc === undefined || inBcc === undefined) throw new ComposeHostError("host-failed");
  const wanted = new Set(addresses.map(addressKey));
  const moves = ({ emailAddress }: Office.EmailAddressDetails): boolean => {
    const address = parseEmailAddress(emailAddress.trim());
    return address !== null && wanted.has(addressKey(address));
  };
  const restore = async (): Promise<void> => {
    await put(to, inTo);
    await put(cc, inCc);
    await put(bcc, inBcc);
  };
  try {
    await put(bcc, [...inBcc, ...[...inTo, ...inCc].filter(moves)]);
    await put(
      to,
      inTo.filter((entry) => !moves(entry)),
    );
    await put(
      cc,
      inCc.filter((entry) => !moves(entry)),
    );
  } catch (error) {
    await restore().catch(() => {});
    throw error;
  }
  return restore;
}

function entriesOf(list: Office.Recipients): Promise<Office.EmailAddressDetails[]> {
  return officeCall<Office.EmailAddressDetails[]>((answered) => list.getAsync(answered));
}

function put(list: Office.Recipients, entries: Office.EmailAddressDetails[]): Promise<void> {
  return officeCall<void>((answered) => list.setAsync(entries, answered));
}
