/** What this add-in is about: a message or an appointment that is being written. */
export type ComposeItem = Office.MessageCompose | Office.AppointmentCompose;

/** The item of this window now; null when there is none, or one that is only read. */
export function currentItem(): ComposeItem | null {
  const item = Office.context.mailbox?.item as ComposeItem | null | undefined;
  return item?.subject !== undefined && typeof item.subject.getAsync === "function" ? item : null;
}

export function isAppointment(item: ComposeItem): item is Office.AppointmentCompose {
  return String(item.itemType) === "appointment";
}

export function supportsMailbox(version: string): boolean {
  return Office.context.requirements.isSetSupported("Mailbox", version);
}
