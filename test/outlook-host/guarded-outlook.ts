import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame } from "playwright";
import type { ComposeItem, NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { Surroundings } from "../../scripts/playground/page/surroundings.ts";
import type { PolicyInput } from "../../shared/core/policy/policy.ts";
import { recipientsOf } from "./new-item.ts";
import { type Outlook, startOutlook } from "./outlook.ts";

export const builtAddin = path.resolve("dist/outlook");

/** The clinic's policy in these tests; the endpoint is put in by those that have one. */
export function clinicPolicy(changes: Partial<PolicyInput> = {}): string {
  return JSON.stringify({
    schema: "sealpost-policy/1",
    version: 7,
    organisation: { name: "Riverside Clinic", contact: "+1 555 0100" },
    domains: ["clinic.example"],
    endpoint: null,
    override: { allowed: true },
    ...changes,
  });
}

/** Outlook with the built add-in as it is deployed, under this policy. */
export function startGuardedOutlook(policy: string = clinicPolicy(), browser?: Browser): Promise<Outlook> {
  if (!existsSync(path.join(builtAddin, "handler.js"))) throw new Error("npm run build first");
  return startOutlook({ addin: builtAddin, files: { "policy.json": policy }, ...(browser && { browser }) });
}

export const lunch: NewItem = {
  to: recipientsOf(["Bob Jones <bob@clinic.example>"]),
  subject: "Lunch on Thursday",
  body: "<p>Shall we say noon, at the usual place?</p>",
};

export const outside = recipientsOf(["Ruth Weiss <ruth.weiss@otherclinic.example>"]);

/** A file in which nothing is found. */
export const scan = { name: "scan.txt", content: Buffer.from("All is well.").toString("base64") };

/** A patient in the subject and in the body, to somebody outside. */
export const referral: NewItem = {
  to: recipientsOf(["Dr. Ruth Weiss <ruth.weiss@otherclinic.example>"]),
  subject: "Jane Roe, MRN 4417802: HIV result",
  body: "<p>Dear Dr. Weiss,</p><p>Jane Roe (born 03/14/1961, MRN 4417802) tested positive for HIV. Please see her this week.</p>",
};

/** A window with the pane shut and nothing sent. */
export async function openDraft(outlook: Outlook, item: NewItem, changes: Partial<Surroundings> = {}): Promise<void> {
  await outlook.open(item, changes);
}

/** Everything that a reader of the item would see. */
export async function contentOf(
  outlook: Outlook,
): Promise<Pick<ComposeItem, "subject" | "body"> & { files: object[] }> {
  const { subject, body, attachments } = await outlook.item();
  return { subject, body, files: attachments.map(({ name, content, isInline }) => ({ name, content, isInline })) };
}

/** Waits for the pane's heading. */
export async function headingOf(pane: Frame): Promise<string> {
  await pane.waitForSelector("h1");
  return (await pane.textContent("h1")) ?? "";
}
