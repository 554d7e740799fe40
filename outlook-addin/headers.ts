import { checkHeaders, type MailHeader } from "../shared/core/audit/proof-of-check.ts";
import type { SendOutcome } from "../shared/core/send/send-outcome.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

type Release = Extract<SendOutcome, { kind: "release" }>;

/**
 * Puts on the item what it must carry when it leaves: that it was checked, and what the organisation's gateway is told.
 * Rejects when that cannot be done, or when the plan relies on what Outlook's add-ins cannot switch on.
 */
export async function carryProtection(item: ComposeItem, { protection, check }: Release): Promise<void> {
  switch (protection.kind) {
    case "encrypt":
      throw new Error("encryption is not an add-in's to switch on here");
    case "as-is":
      return putHeaders(item, checkHeaders(check, null));
    case "gateway": {
      // An appointment carries no headers of its own: no gateway could be told.
      if (isAppointment(item)) throw new Error("no gateway for appointments");
      const { headers, subjectTag } = protection.instructions;
      await putHeaders(item, [...checkHeaders(check, null), ...headers]);
      await putTag(item, subjectTag);
    }
  }
}

export async function putHeaders(item: ComposeItem, headers: readonly MailHeader[]): Promise<void> {
  if (isAppointment(item)) return;
  const values: Record<string, string> = {};
  for (const { name, value } of headers) values[name] = value;
  await officeCall<void>((answered) => item.internetHeaders.setAsync(values, answered));
}

async function putTag({ subject }: ComposeItem, tag: string): Promise<void> {
  if (tag === "") return;
  const words = await officeCall<string>((answered) => subject.getAsync(answered));
  if (words.startsWith(tag)) return;
  await officeCall<void>((answered) => subject.setAsync(`${tag} ${words}`, answered));
}
