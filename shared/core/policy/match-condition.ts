import { type Finding, isPatientInformation } from "../detection/finding.ts";
import { domainOf } from "../draft/email-address.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import type {
  AttachmentCondition,
  Condition,
  FindingCondition,
  Place,
  RecipientCondition,
  TimeCondition,
} from "./condition.ts";
import type { JudgedDraft } from "./judged-draft.ts";

/** Does every given part of the condition hold? */
export function matchesCondition(condition: Condition, draft: JudgedDraft): boolean {
  const { findings, recipients, concerns, draft: kinds, attachments, time, senders } = condition;
  return (
    (findings === undefined || atLeast(draft.findings, (finding) => matchesFinding(findings, finding), findings)) &&
    (recipients === undefined || atLeast(draft.trust, (trust) => matchesRecipient(recipients, trust), recipients)) &&
    (concerns === undefined || draft.concerns.some(({ code }) => concerns.includes(code))) &&
    (kinds === undefined || kinds.includes(draft.kind)) &&
    (attachments === undefined ||
      atLeast(draft.attachments, (file) => matchesAttachment(attachments, file), attachments)) &&
    (time === undefined || matchesTime(time, draft.localTime)) &&
    (senders === undefined || senders.some((group) => draft.senderGroups.includes(group)))
  );
}

/** The recipients that a condition speaks of, by their place in the draft; the pane points at them. */
export function recipientsMeant({ recipients, concerns }: Condition, draft: JudgedDraft): readonly number[] {
  if (concerns !== undefined) {
    return draft.concerns.flatMap((concern) =>
      "recipient" in concern && concerns.includes(concern.code) ? [concern.recipient] : [],
    );
  }
  if (recipients === undefined) return [];
  return draft.trust.flatMap((trust, index) => (matchesRecipient(recipients, trust) ? [index] : []));
}

function atLeast<T>(
  all: readonly T[],
  matches: (one: T) => boolean,
  { atLeast: wanted }: { atLeast: number },
): boolean {
  let count = 0;
  for (const one of all) if (matches(one) && ++count >= wanted) return true;
  return false;
}

function matchesFinding({ about, kinds, places, level }: FindingCondition, finding: Finding): boolean {
  return (
    (level === "hint" || finding.level === "warn") &&
    (about === undefined || isAbout(about, finding)) &&
    (kinds === undefined || kinds.includes(finding.kind)) &&
    (places === undefined || places.includes(finding.where.split(":")[0] as Place))
  );
}

function isAbout(about: NonNullable<FindingCondition["about"]>, finding: Finding): boolean {
  switch (about) {
    case "patient-information":
      return isPatientInformation(finding);
    case "unreadable":
    case "other-patient":
      return finding.kind === about;
  }
}

function matchesRecipient(condition: RecipientCondition, { recipient, standing }: RecipientTrust): boolean {
  const domain = recipient.kind === "mailbox" ? domainOf(recipient.address) : null;
  return (
    (condition.standing === undefined || condition.standing.includes(standing)) &&
    (condition.domains === undefined || (domain !== null && condition.domains.includes(domain))) &&
    (condition.fields === undefined || condition.fields.includes(recipient.field))
  );
}

function matchesAttachment(
  { extensions, largerThanBytes }: AttachmentCondition,
  { name, size }: { readonly name: string; readonly size: number },
): boolean {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase();
  return (
    (extensions === undefined || (extension !== undefined && extensions.includes(extension))) &&
    (largerThanBytes === undefined || size > largerThanBytes)
  );
}

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function matchesTime({ days, from = "00:00", to = "24:00" }: TimeCondition, now: JudgedDraft["localTime"]): boolean {
  const day = weekdays[now.weekday];
  const start = minutesOf(from);
  const end = minutesOf(to);
  const inside = start <= end ? now.minutes >= start && now.minutes < end : now.minutes >= start || now.minutes < end;
  return inside && (days === undefined || (day !== undefined && days.includes(day)));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
